import { city, signInAs } from './city';
import { expect, test } from './fixtures';

// One transparent point.
const POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
);

test('a proposal gets its picture and its team', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await signInAs(page, 'RESIDENT');
  await page.goto(`/c/${slug}/propose`);
  await page.locator('#title').fill(`Un four à pain ${Date.now() % 100_000}`);
  await page.locator('#category').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'L’essentiel' })).toBeVisible();
  await page.locator('#summary').fill('Un four commun derrière l’école.');
  await page.getByRole('button', { name: 'Continuer' }).click();

  await page
    .locator('#picture-file')
    .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('non') });
  await expect(page.getByText('Ce fichier n’est ni JPEG', { exact: false })).toBeVisible();
  await page
    .locator('#picture-file')
    .setInputFiles({ name: 'four.png', mimeType: 'image/png', buffer: POINT });
  await page.getByRole('button', { name: 'Envoyer l’image' }).click();
  await expect(page.getByLabel('Que voit-on sur cette image ?')).toBeFocused();
  await inspect('propose-picture');
  await page.getByLabel('Que voit-on sur cette image ?').fill('Un four de brique sous un toit de tuiles');
  await page.getByRole('button', { name: 'Envoyer l’image' }).click();
  await expect(page.getByRole('img', { name: 'Un four de brique sous un toit de tuiles' })).toBeVisible();

  await page.goto(page.url().replace('step=story', 'step=preview'));
  await page.getByRole('link', { name: 'Inviter quelqu’un' }).click();
  await expect(page.getByRole('list', { name: 'L’équipe' })).toContainText('Porte le projet');
  const address = `complice.${Date.now()}@visiteurs.example`;
  await page.getByLabel('Son adresse e-mail').fill(address);
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByText(`Une invitation est partie vers ${address}.`)).toBeVisible();
  await inspect('team');
  await page.getByRole('button', { name: `Annuler l’invitation envoyée à ${address}` }).click();
  await expect(page.getByRole('button', { name: `Annuler l’invitation envoyée à ${address}` })).toHaveCount(
    0
  );
});
