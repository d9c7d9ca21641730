/** A refusal of the API: what is wrong, where, in the reader's language. */
export type Problem = { code: string; field?: string | null; message: string };

/** One spelling for the paths of list entries: `input.funders[1].name` is `input.funders.1.name`. */
const plain = (path: string): string => path.replace(/\[(\d+)\]/g, '.$1');

/** The messages for one field. Paths are those of the API, such as `input.amount`. */
export const at = (problems: readonly Problem[], path: string): string[] =>
  problems.filter(({ field }) => field && plain(field) === plain(path)).map(({ message }) => message);

/** The messages that no field of the form shows. */
export function elsewhere(problems: readonly Problem[], paths: readonly string[]): string[] {
  const shown = new Set(paths.map(plain));
  return problems.filter(({ field }) => !field || !shown.has(plain(field))).map(({ message }) => message);
}
