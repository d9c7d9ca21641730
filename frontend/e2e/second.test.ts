import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { city, matchedProject, signInAs, type Found } from './city';
import { expect, test } from './fixtures';
import { invitationPath, mails, signInBy, signInHere, signInNew } from './mail';

/** An official of the demonstration who is not the one that signs in first. */
const COLLEAGUE = 'marius.delpont@ambrelle.example';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

async function become(page: Page, role: 'OFFICIAL' | 'MODERATOR'): Promise<void> {
  await page.context().clearCookies();
  await signInAs(page, role);
}

/** On the page of people and roles: asks for a role to be given to an address. */
async function give(page: Page, address: string, role: string, action: string): Promise<void> {
  await page.getByLabel('Son adresse e-mail').fill(address);
  await page.getByRole('radio', { name: role }).check();
  await page.getByRole('button', { name: action }).click();
}

test('an invitation that came by mail is accepted, and opens the room it is for', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  const people = `/c/${slug}/desk/people`;
  const guest = `controle.${Date.now()}@ambrelle.example`;
  await signInAs(page, 'OFFICIAL');
  await page.goto(people);
  await give(page, guest, 'Audit', 'Envoyer l’invitation');
  await expect(page.getByText(`Une invitation est partie vers ${guest}.`)).toBeVisible();

  // Somebody else who opens the link learns no more than whose it is.
  const path = await invitationPath(page, guest);
  await signInNew(page);
  await page.goto(path);
  await expect(page.getByText('Cette invitation est pour une autre adresse')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accepter' })).toHaveCount(0);
  await inspect('invitation-other');

  await page.context().clearCookies();
  await page.goto(path);
  await expect(page.getByRole('heading', { name: 'Connectez-vous pour répondre' })).toBeVisible();
  await inspect('invitation-signed-out');
  await page.getByRole('main').getByRole('link', { name: 'Me connecter' }).click();
  await signInHere(page, guest);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(page.getByRole('button', { name: 'Accepter' })).toBeVisible();
  await inspect('invitation');
  await page.getByRole('button', { name: 'Accepter' }).click();
  await expect(heading(page, 'Journal des actes')).toBeVisible();
  await expect(page).toHaveURL(`/c/${slug}/desk/acts`);

  // It serves once, and the city can end what it led to.
  await page.goto(path);
  await expect(heading(page, 'Cette invitation ne sert plus')).toBeVisible();
  await become(page, 'OFFICIAL');
  await page.goto(people);
  const row = page.getByRole('listitem').filter({ hasText: guest });
  await row.getByRole('button', { name: /^Retirer le rôle/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer le rôle' }).click();
  await expect(row).toHaveCount(0);
});

test('a second person agrees before somebody decides about money', async ({ page, request, inspect }) => {
  const slug = await city(request);
  const people = `/c/${slug}/desk/people`;
  const guest = `tresor.${Date.now()}@ambrelle.example`;
  await signInAs(page, 'OFFICIAL');
  await page.goto(people);
  await give(page, guest, 'Finances', 'Demander l’accord d’une deuxième personne');
  await expect(page.getByText(`La demande pour ${guest} est notée.`, { exact: false })).toBeVisible();
  const waiting = page.getByRole('listitem').filter({ hasText: guest });
  await expect(waiting).toBeVisible();
  // Whoever asked cannot agree with themselves, and nobody has been written to yet.
  await expect(waiting.getByRole('button', { name: /^Donner mon accord/ })).toHaveCount(0);
  expect(await mails(page, guest)).toEqual([]);
  await inspect('desk-people-asked');

  await signInBy(page, COLLEAGUE);
  await page.goto(people);
  await waiting.getByRole('button', { name: /^Donner mon accord/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Votre accord est inscrit au journal', { exact: false })).toBeVisible();
  await inspect('desk-people-approve');
  await dialog.getByRole('button', { name: 'Donner mon accord' }).click();
  await expect(page.getByText(/^Accord donné/)).toBeVisible();
  expect(await invitationPath(page, guest)).toContain('/invitation/');

  await page.getByRole('button', { name: `Annuler l’invitation envoyée à ${guest}` }).click();
  await expect(waiting).toHaveCount(0);
});

test('the code of a printed letter makes a verified resident', async ({ page, request, inspect }) => {
  const slug = await city(request);
  const name = `Yann Kermarec ${Date.now() % 1_000_000}`;
  const email = `boite-${Date.now()}@courrier.example`;
  await signInBy(page, email, '/me/home');
  await page.getByRole('button', { name: 'Recevoir une lettre' }).click();
  await page.getByLabel('Nom sur la boîte aux lettres').fill(name);
  await page.getByLabel('Numéro et rue').fill('7 quai des Tanneurs');
  await page.getByLabel('Code postal').fill('99100');
  await page.getByLabel('Votre quartier').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Demander la lettre' }).click();
  await expect(page.getByText('lettre demandée', { exact: true })).toBeVisible();

  await become(page, 'OFFICIAL');
  await page.goto(`/c/${slug}/desk/verification`);
  await page.getByRole('checkbox', { name: `Choisir le courrier de ${name}` }).check();
  await page.getByRole('button', { name: 'Préparer le PDF' }).click();
  const open = page.getByRole('link', { name: 'Ouvrir le PDF' });
  await expect(open).toBeVisible();
  await inspect('desk-letters-ready');
  // As a printer would: the page of the one letter carries its code in two groups of four.
  const paper = await page.request.get((await open.getAttribute('href')) ?? '');
  expect(paper.headers()['content-type']).toContain('application/pdf');
  const printed = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await paper.body() }).toString();
  // Letters and figures stand apart, so that whoever reads them may see more blanks than the one in the middle.
  const line = /^ *((?:[A-Z\d] *){8})$/m.exec(printed)?.[1]?.replaceAll(' ', '') ?? '';
  const code = `${line.slice(0, 4)} ${line.slice(4)}`;
  expect(code).toMatch(/^\w{4} \w{4}$/);

  await signInBy(page, email, '/me/home');
  await expect(page.getByText('lettre en route', { exact: true })).toBeVisible();
  const field = page.getByLabel('Le code de la lettre');
  await field.fill('BCD');
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(field).toBeFocused();
  await field.fill('BBBB BBBB');
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByText('Encore 4 essais.')).toBeVisible();
  await inspect('me-home-code');
  await field.fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Valider' }).click();
  await expect(page.getByText('habitant vérifié', { exact: true })).toBeVisible();
  await expect(field).toHaveCount(0);
  await inspect('me-home-verified');
});

/** Somebody whose comment a moderator has removed. */
async function removed(page: Page, slug: string, project: Found, words: string): Promise<string> {
  const path = `/c/${slug}/p/${project.slug}`;
  const email = await signInNew(page);
  await page.goto(path);
  const section = page.getByRole('region', { name: 'Ce que l’on en dit' });
  await section.getByLabel('Votre commentaire').fill(words);
  await section.getByRole('button', { name: 'Publier le commentaire' }).click();
  await expect(section.getByText(words)).toBeVisible();

  await page.context().clearCookies();
  await page.goto(path);
  const comment = section.getByRole('article').filter({ hasText: words }).first();
  await comment.getByRole('button', { name: /^Signaler le commentaire/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'C’est de la publicité.' }).check();
  await dialog.getByLabel('Votre adresse e-mail').fill('un.visiteur@visiteurs.example');
  await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect(dialog.getByRole('heading', { name: 'Merci, c’est reçu' })).toBeVisible();

  await become(page, 'MODERATOR');
  await page.goto(`/c/${slug}/desk/moderation`);
  const waiting = page.getByRole('listitem').filter({ hasText: words });
  await waiting.getByRole('link', { name: /^Lire et décider/ }).click();
  await page.getByRole('radio', { name: 'Retirer', exact: true }).check();
  await page.getByLabel('Pourquoi').fill('Cela ressemble à de la publicité.');
  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByText('La décision est prise', { exact: false })).toBeVisible();
  return email;
}

test('whoever contests a decision is heard by another person', async ({ page, request, inspect }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  const words = `Les gâteaux du marché sont à trois euros ${Date.now()}`;
  await signInBy(page, await removed(page, slug, project, words));
  const mine = page.getByRole('listitem').filter({ hasText: words });
  await expect(mine).toContainText('Cela ressemble à de la publicité.');
  await mine.getByRole('button', { name: 'Contester cette décision' }).click();
  await mine.getByRole('button', { name: 'Envoyer mon recours' }).click();
  await expect(mine.getByLabel('Pourquoi la décision vous semble injuste')).toBeFocused();
  await inspect('me-appeal');
  const why = 'Je ne vends rien : l’argent va au projet.';
  await mine.getByLabel('Pourquoi la décision vous semble injuste').fill(why);
  await mine.getByRole('button', { name: 'Envoyer mon recours' }).click();
  await expect(mine.getByText('recours en cours', { exact: true })).toBeVisible();
  await inspect('me-appealed');

  // Who decided first reads it, and leaves it to somebody else.
  const contested = `/c/${slug}/desk/moderation?state=appealed`;
  const waiting = page.getByRole('listitem').filter({ hasText: words });
  await become(page, 'MODERATOR');
  await page.goto(contested);
  await waiting.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Contestation' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Revenir sur la décision' })).toHaveCount(0);
  await inspect('desk-appeal-other');

  await become(page, 'OFFICIAL');
  await page.goto(contested);
  await waiting.getByRole('link').first().click();
  await expect(page.getByText(why)).toBeVisible();
  await page.getByRole('button', { name: 'Trancher la contestation' }).click();
  await expect(page.getByText('Choisissez l’un des deux.')).toBeVisible();
  await inspect('desk-appeal');
  await page.getByRole('radio', { name: 'Revenir sur la décision' }).check();
  await page.getByLabel('Pourquoi', { exact: true }).fill('Ce n’est pas une réclame, l’argent va au projet.');
  await page.getByRole('button', { name: 'Revenir sur la décision' }).click();
  await expect(page.getByText('La contestation est tranchée', { exact: false })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`/c/${slug}/p/${project.slug}`);
  await expect(page.getByText(words)).toBeVisible();
});
