// What the first page weighs: every script that the browser loads to draw it, gzipped, without the map.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMIT_BYTES = 60_000;
const build = fileURLToPath(new URL('../build', import.meta.url));
const manifest = JSON.parse(
  readFileSync(new URL('../.svelte-kit/output/client/.vite/manifest.json', import.meta.url), 'utf8')
);

const page = readFileSync(`${build}/index.html`, 'utf8');
const first = [...page.matchAll(/href="\/([^"]+\.js)"/g)].map(([, file]) => file);
// The page of one city is drawn at the root: its node is the one that was made to import just that page.
const HOME = '/src/routes/+page.svelte"';
const home = Object.values(manifest).filter(
  ({ src }) =>
    src?.includes('/nodes/') && readFileSync(new URL(`../${src}`, import.meta.url), 'utf8').includes(HOME)
);
if (home.length !== 1) throw new Error('the node of the first page was not found');

const files = new Set();
function add(chunk) {
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const name of chunk.imports ?? []) add(manifest[name]);
}
for (const chunk of Object.values(manifest)) if (first.includes(chunk.file)) add(chunk);
for (const chunk of home) add(chunk);

const bytes = [...files].reduce(
  (sum, file) => sum + gzipSync(readFileSync(`${build}/${file}`), { level: 9 }).length,
  0
);
console.log(
  `first page: ${files.size} scripts, ${(bytes / 1000).toFixed(1)} kB gzipped of at most ${LIMIT_BYTES / 1000} kB`
);
if (bytes > LIMIT_BYTES) process.exit(1);
