type Act = {
  kind: string;
  sentence: string;
  subject: string;
  by?: { id: string; name: string } | null;
  about?: string | null;
};

/** An act as one sentence: who did what, and to what, where that is not said already. */
export type Deed = { who: string | null; did: string; about: string | null };

/** The API tells what was done as a sentence without its subject: "A publié un projet." */
const did = (sentence: string): string =>
  sentence.charAt(0).toLocaleLowerCase() + sentence.slice(1).replace(/\.$/, '');

export function deedOf({ kind, sentence, subject, by, about = null }: Act): Deed {
  // Whoever takes up a role is the one it is about, also where the program wrote it down.
  if (kind === 'role_granted') return { who: about ?? by?.name ?? null, did: did(sentence), about: null };
  return { who: by?.name ?? null, did: did(sentence), about: subject === by?.id ? null : about };
}
