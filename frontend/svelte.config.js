import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    // Every page is drawn in the browser; the server answers each unknown path with this one file.
    adapter: adapter({
      fallback: 'index.html',
      pages: 'build',
      assets: 'build',
      strict: false,
      precompress: true
    }),
    alias: {
      $components: 'src/components',
      $gql: 'src/gql',
      $i18n: 'src/i18n',
      $map: 'src/map',
      $styles: 'src/styles'
    },
    // The hash of the one inline script that starts the pages stands in the built page, where the server
    // can read it for its own header.
    csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
    paths: { relative: false },
    // A fixed name, so that the same sources always give the same files.
    version: { name: 'parvis' },
    typescript: {
      config: (config) => ({ ...config, include: [...config.include, '../e2e/**/*.ts', '../.codegen.ts'] })
    }
  }
};
