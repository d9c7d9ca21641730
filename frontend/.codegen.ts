import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../graphql/schema.graphql',
  documents: ['src/**/*.ts', '!src/gql/**'],
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'read' } },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          Money: 'string',
          DateTime: 'string',
          NaiveDate: 'string',
          GeoJson: 'import("../map/geojson").FeatureCollection',
          Json: 'unknown'
        }
      }
    }
  }
};

export default config;
