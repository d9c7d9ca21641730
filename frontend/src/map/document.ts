import { graphql } from '$gql';

export const CityShapes = graphql(`
  query CityShapes($city: String!) {
    city(slug: $city) {
      id
      bounds
      neighbourhoodsGeoJson
      baseGeoJson
    }
  }
`);
