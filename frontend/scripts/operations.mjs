// Writes ../graphql/operations.json: every operation these pages send, by name, fragments included, so that a
// test of the server can execute each of them. With --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const generated = fileURLToPath(new URL('../src/gql/graphql.ts', import.meta.url));
const target = fileURLToPath(new URL('../../graphql/operations.json', import.meta.url));
const DOCUMENT = /export const (\w+)Document = new TypedDocumentString\(\s*`([^`]*)`/g;

const source = readFileSync(generated, 'utf8');
const operations = Object.fromEntries(
  [...source.matchAll(DOCUMENT)]
    .map(([, name, document]) => /** @type {const} */ ([name, document.trim() + '\n']))
    .sort(([a], [b]) => (a < b ? -1 : 1))
);
const text = JSON.stringify(operations, null, 2) + '\n';

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('graphql/operations.json is not current: run `npm run operations`');
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
  console.log(`${Object.keys(operations).length} operations → graphql/operations.json`);
}
