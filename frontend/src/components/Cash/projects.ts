/** How many projects are offered at once: more than fit beside the field would hide the rest of the form. */
export const OFFERED_MAX = 7;

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, ' ').toLowerCase();

/** The projects whose title has every word, without regard to accents; those that begin with the first come first. */
export function offered<P extends { title: string }>(projects: readonly P[], typed: string): P[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const found = projects.filter(({ title }) => words.every((word) => plain(title).includes(word)));
  const begins = ({ title }: P): number => (first && plain(title).startsWith(first) ? 0 : 1);
  return found
    .map((project, at) => ({ project, at }))
    .sort((a, b) => begins(a.project) - begins(b.project) || a.at - b.at)
    .slice(0, OFFERED_MAX)
    .map(({ project }) => project);
}
