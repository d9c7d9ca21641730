import { expect, type Page } from '@playwright/test';
import { ask } from './city';

type Mail = { id: string; to: string; text: string };

/** The mails of the demonstration to one address, the newest first. */
export async function mails(page: Page, to: string): Promise<Mail[]> {
  const { demo } = await ask<{ demo: { mails: Mail[] } }>(page.request, '{ demo { mails { id to text } } }');
  return demo.mails.filter((mail) => mail.to === to);
}

/** What a mail that was not there before says, as far as it is looked for. */
async function fresh(page: Page, to: string, before: readonly Mail[], sought: RegExp): Promise<string> {
  const known = new Set(before.map(({ id }) => id));
  let found = '';
  await expect
    .poll(
      async () => {
        const texts = (await mails(page, to)).filter(({ id }) => !known.has(id)).map(({ text }) => text);
        found = texts.map((text) => sought.exec(text)?.[0] ?? '').find(Boolean) ?? '';
        return found;
      },
      { timeout: 60_000 }
    )
    .not.toBe('');
  return found;
}

/** The six-digit code of a mail that was not there before. */
export const newCode = (page: Page, to: string, before: readonly Mail[]): Promise<string> =>
  fresh(page, to, before, /\b\d{3} \d{3}\b/);

/** The path of the invitation in a mail. */
export const invitationPath = (page: Page, to: string): Promise<string> =>
  fresh(page, to, [], /\/invitation\/[\w.~%-]+/);

/** Fills in the page for signing in, by the code of a mail. */
export async function signInHere(page: Page, email: string): Promise<void> {
  const before = await mails(page, email);
  await page.getByLabel('Votre adresse e-mail').fill(email);
  await page.getByRole('button', { name: 'Envoyer le lien' }).click();
  await page.getByLabel('Ou tapez le code').fill(await newCode(page, email, before));
  await page.getByRole('button', { name: 'Me connecter' }).click();
}

/** Somebody else takes the chair. */
export async function signInBy(page: Page, email: string, returnTo = '/me'): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`/signin?returnTo=${returnTo}`);
  await signInHere(page, email);
  // The path alone: the address of the page for signing in ends in the same words.
  await expect(page).toHaveURL((url) => url.pathname === returnTo);
}

/** Signs somebody in who was never here before, so that what a test does to them is nobody else's concern. */
export async function signInNew(page: Page, returnTo = '/me'): Promise<string> {
  const email = `personne-${Date.now()}@courrier.example`;
  await signInBy(page, email, returnTo);
  return email;
}
