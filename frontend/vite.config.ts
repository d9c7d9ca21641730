import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { announcerWithoutStyle } from './scripts/announcer.js';
import { documentsInPlace } from './scripts/documents.js';

const api = process.env.PARVIS_URL ?? 'http://127.0.0.1:8080';

/** What the first page is made of, by module. */
const FIRST =
  /\/src\/(lib\/(accent|announce|api|money|result|session|transport|typeset)\b|i18n\/(index|fr\/(first|shell|home|progress|trouble))\b|components\/(Head|Icon|Shell|Trouble|ProgressBar|Picture|Place|ProjectCard|CityHome)\/)/;

export default defineConfig({
  plugins: [documentsInPlace(), announcerWithoutStyle(), sveltekit()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // What every page needs anyway comes in one piece: many small ones weigh more, each being packed by itself.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', test: FIRST }] } } }
  },
  // The schema of rules lies beside the folder of the pages.
  server: {
    fs: { allow: ['..'] },
    proxy: { '/graphql': { target: api, ws: true }, '/files': api, '/pictures': api, '/sandbox': api }
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' }
});
