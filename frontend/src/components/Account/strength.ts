/** How a password would fare, from 0 (too short to be taken) to 4. Only a hint: the server has its own say. */
export type Strength = 0 | 1 | 2 | 3 | 4;

export const LEAST = 12;

/** Letters that say nothing new: repeated, or the next one of the alphabet or the row of digits. */
function surprises(text: string): number {
  const letters = [...text.toLowerCase()];
  const codes = letters.map((letter) => letter.codePointAt(0) ?? 0);
  const fresh = codes.filter((code, index) => {
    const step = code - (codes[index - 1] ?? -99);
    return step !== 0 && Math.abs(step) !== 1;
  }).length;
  return Math.min(fresh, new Set(letters).size * 1.5);
}

/** `own` are the reader's name and address, which anybody would try first. */
export function strength(password: string, own: readonly string[]): Strength {
  if ([...password].length < LEAST) return 0;
  const known = own
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u))
    .filter((word) => word.length > 3);
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  const score = surprises(rest) + (/\s/.test(password.trim()) ? 2 : 0);
  if (score < 8) return 1;
  if (score < 11) return 2;
  return score < 16 ? 3 : 4;
}
