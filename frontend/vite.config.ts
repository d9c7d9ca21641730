import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { announcerWithoutStyle } from './scripts/announcer.js';
import { documentsInPlace } from './scripts/documents.js';

const api = process.env.PARVIS_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [documentsInPlace(), announcerWithoutStyle(), sveltekit()],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  server: { proxy: { '/graphql': { target: api, ws: true }, '/pictures': api } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' }
});
