/** A path of these pages to come back to; anything that could lead elsewhere becomes the start page. */
export function ownPath(text: string | null | undefined): string {
  if (!text || !/^\/(?![/\\])/.test(text)) return '/';
  try {
    const url = new URL(text, 'https://here.invalid');
    return url.host === 'here.invalid' ? url.pathname + url.search + url.hash : '/';
  } catch {
    return '/';
  }
}

/** The path of the sign-in link in a mail of the demonstration. */
export const signInPath = (text: string): string | null => /\/signin\/[\w.~%-]+/.exec(text)?.[0] ?? null;
