/** Where signing in at a provider begins, and where it ends. */
export function startAt(startPath: string, parameters: Readonly<Record<string, string>>): string {
  const more = new URLSearchParams(parameters).toString();
  return `${startPath}${startPath.includes('?') ? '&' : '?'}${more}`;
}

/** The city that a path of these pages is in, whose providers are the ones to offer. */
export const cityIn = (path: string): string | null => /^\/c\/([^/?#]+)/.exec(path)?.[1] ?? null;

/** What went wrong at a provider: its code becomes the key of our words, and any other one says less. */
const TROUBLES = {
  IDENTITY_UNAVAILABLE: 'unavailable',
  IDENTITY_DENIED: 'denied',
  IDENTITY_REFUSED: 'refused',
  IDENTITY_EXPIRED: 'expired',
  IDENTITY_EMAIL: 'email',
  IDENTITY_TAKEN: 'taken',
  IDENTITY_PROOF: 'proof'
} as const;

export const troubleKey = (code: string): (typeof TROUBLES)[keyof typeof TROUBLES] | 'other' =>
  Object.hasOwn(TROUBLES, code) ? TROUBLES[code as keyof typeof TROUBLES] : 'other';
