import type { Page } from '@playwright/test';
import { city, signInAs } from './city';
import { expect, test } from './fixtures';

// The smallest file that a reader of PDF accepts.
const STATUTES = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
);

/** Somebody else takes the chair. */
async function become(page: Page, role: 'RESIDENT' | 'OFFICIAL'): Promise<void> {
  await page.context().clearCookies();
  await signInAs(page, role);
}

test('a visitor finds associations, and is asked to sign in before writing one down', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await page.goto(`/c/${slug}`);
  await page.getByRole('link', { name: 'Associations', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Associations' })).toBeVisible();
  await inspect('associations');
  await page.getByRole('searchbox', { name: 'Chercher une association' }).fill('zzzzzz');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page.getByText('Aucune association ne correspond', { exact: false })).toBeVisible();
  await expect(page).toHaveURL(/q=zzzzzz/);
  await inspect('associations-none');
  await page.getByRole('link', { name: 'Inscrire la vôtre' }).click();
  await expect(page.getByRole('heading', { name: 'Connectez-vous d’abord' })).toBeVisible();
});

test('an association is written down, handed in, verified by the city, and shows its sign', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  const name = `Les Amis du Lavoir ${Date.now() % 1_000_000}`;
  await signInAs(page, 'RESIDENT');
  await page.goto(`/c/${slug}/associations/new`);
  await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
  await expect(page.getByLabel('Nom de l’association')).toBeFocused();
  await inspect('association-new');
  await page.getByLabel('Nom de l’association').fill(name);
  await page.getByLabel('Ce qu’elle fait').fill('Nous remettons le lavoir en eau, **un dimanche sur deux**.');
  await page.getByRole('button', { name: 'Inscrire', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Vérification par la ville' })).toBeVisible();
  // A wrong digit is told while one types, before anything is sent.
  await page.getByLabel('Le numéro', { exact: true }).fill('732 829 321');
  await expect(page.locator('#identifier-problem')).toBeVisible();
  await page.getByLabel('Le numéro', { exact: true }).fill('732 829 320');
  await expect(page.getByText('Bien formé', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Demander la vérification' }).click();
  await expect(page.getByText('Ajoutez au moins un document', { exact: false })).toBeVisible();
  await page
    .locator('#document')
    .setInputFiles({ name: 'virus.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
  await expect(page.getByText('n’est ni PDF, ni JPEG, ni PNG', { exact: false })).toBeVisible();
  await page
    .locator('#document')
    .setInputFiles({ name: 'statuts.pdf', mimeType: 'application/pdf', buffer: STATUTES });
  await expect(page.getByRole('link', { name: 'Ouvrir « statuts.pdf »' })).toBeVisible();
  await page.getByRole('button', { name: 'Demander la vérification' }).click();
  await expect(page.getByText('La demande est partie à la ville', { exact: false })).toBeVisible();
  await inspect('association-submitted');

  await page.getByRole('link', { name: /^Membres/ }).click();
  await expect(page.getByText('Responsable', { exact: true }).first()).toBeVisible();
  await page.getByLabel('Son adresse e-mail').fill('pas une adresse');
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByLabel('Son adresse e-mail')).toBeFocused();
  const guest = `voisine.${Date.now()}@visiteurs.example`;
  await page.getByLabel('Son adresse e-mail').fill(guest);
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByText(`Une invitation est partie vers ${guest}.`)).toBeVisible();
  await inspect('association-members');
  await page.getByRole('button', { name: `Annuler l’invitation envoyée à ${guest}` }).click();
  await expect(page.getByRole('button', { name: `Annuler l’invitation envoyée à ${guest}` })).toHaveCount(0);

  await become(page, 'OFFICIAL');
  await page.goto(`/c/${slug}/desk/verification?part=organisations`);
  const card = page.getByRole('article', { name });
  await expect(card).toContainText('732 829 320');
  await inspect('desk-organisations');
  await card.getByRole('button', { name: 'Vérifier' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Vérifier' }).click();
  await expect(dialog.getByText('Écrivez une phrase', { exact: false })).toBeVisible();
  await inspect('desk-organisation-reason');
  await dialog
    .getByLabel('Ce que vous avez constaté')
    .fill('Numéro trouvé au registre, statuts au même nom.');
  await dialog.getByRole('button', { name: 'Vérifier' }).click();
  await expect(page.getByText(`${name} est vérifiée.`)).toBeVisible();

  // The sign tells what was checked, by keyboard alone.
  await page.context().clearCookies();
  await page.goto(`/c/${slug}/associations?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('Ses membres')).toHaveCount(0);
  const sign = page.getByRole('button', { name: /que veut dire ce signe/ }).first();
  await sign.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.meaning:popover-open')).toBeVisible();
  await inspect('association');
  await page.keyboard.press('Escape');
  await expect(page.locator('.meaning:popover-open')).toHaveCount(0);
  await expect(sign).toBeFocused();
});
