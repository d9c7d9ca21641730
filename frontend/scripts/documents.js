import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const GENERATED = fileURLToPath(new URL('../src/gql/graphql.ts', import.meta.url));
const CALL = /\bgraphql\(\s*(?:\/\*.*?\*\/\s*)?`([^`]*)`\s*\)/g;
const IMPORT = /import \{ graphql \} from '\$gql';\n?/;
const NAME = /^\s*(query|mutation|subscription|fragment)\s+(\w+)/;
const DOCUMENT = /export const (\w+)Document = new TypedDocumentString\(\s*`([^`]*)`/g;

/** The text of every generated operation, its fragments included, by name. */
function operations() {
  return new Map(
    [...readFileSync(GENERATED, 'utf8').matchAll(DOCUMENT)].map(([, name, text]) => [name, text])
  );
}

/**
 * The generated `graphql()` looks a document up in one table of all documents, so every page would carry the
 * documents of all pages. This plugin writes the text of each operation where it is asked for. Fragments have no
 * text of their own: they are part of the operations that spread them.
 * @returns {import('vite').Plugin}
 */
export function documentsInPlace() {
  return {
    name: 'parvis:documents-in-place',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (file.includes('/src/gql/')) return { code, map: null, moduleSideEffects: false };
      if (!file.endsWith('.ts') || !code.includes('graphql(')) return null;
      const texts = operations();
      const body = code.replace(CALL, (_, source) => {
        const [, kind, name] = NAME.exec(source) ?? [];
        if (!name) this.error('a GraphQL document needs a name');
        if (kind === 'fragment') return JSON.stringify(name);
        const text = texts.get(name);
        if (!text) this.error(`${name} has not been generated: run \`npm run codegen\``);
        return JSON.stringify(text.replace(/\s+/g, ' ').trim());
      });
      return body === code ? null : { code: body.replace(IMPORT, ''), map: null };
    }
  };
}
