/** What the server says of one statement of a file. */
export type Taken = {
  from: string;
  until: string;
  isKnown: boolean;
  movements: number;
  open: number;
  closing: string;
};

/** The answer to an upload, whether it was only looked at or taken in. */
export function takenOf(answer: unknown): Taken[] {
  const statements = (answer as { statements?: unknown } | null)?.statements;
  return Array.isArray(statements) ? (statements as Taken[]) : [];
}

/** Those that change something. */
export const newOf = (taken: readonly Taken[]): Taken[] => taken.filter(({ isKnown }) => !isKnown);

/** The id of a gift, out of what somebody typed: the id itself, or the address of a page that carries it. */
export function giftIn(typed: string): string | null {
  const found = /\bpledge:[0-9a-f-]{36}\b/i.exec(decode(typed.trim()));
  return found ? found[0].toLowerCase() : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
