/** A refusal of the API: what is wrong, where, in the reader's language. */
export type Problem = { code: string; field?: string | null; message: string };

/** The messages for one field. Paths are those of the API, such as `input.amount`. */
export const at = (problems: readonly Problem[], path: string): string[] =>
  problems.filter(({ field }) => field === path).map(({ message }) => message);

/** The messages that no field of the form shows. */
export const elsewhere = (problems: readonly Problem[], paths: readonly string[]): string[] =>
  problems.filter(({ field }) => !field || !paths.includes(field)).map(({ message }) => message);
