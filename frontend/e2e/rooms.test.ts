import { city, signInAs } from './city';
import { expect, test } from './fixtures';

test('a resident stands at a closed door, whichever room it is', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await signInAs(page, 'RESIDENT');
  for (const room of ['verification', 'moderation', 'people', 'money', 'acts']) {
    await page.goto(`/c/${slug}/desk/${room}`);
    await expect(
      page.getByRole('heading', { level: 1, name: 'Cette page n’est pas pour vous' })
    ).toBeVisible();
  }
  await inspect('desk-door');
});

test('an official goes from room to room', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await signInAs(page, 'OFFICIAL');
  await page.goto(`/c/${slug}/desk`);
  const rooms = page.getByRole('navigation', { name: 'Le bureau de la ville' });
  await expect(rooms.getByRole('link', { name: 'Projets et fonds' })).toHaveAttribute('aria-current', 'page');

  await rooms.getByRole('link', { name: 'Vérification' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Courriers à imprimer' })).toBeVisible();
  await inspect('desk-letters');
  await page.getByRole('link', { name: 'Au guichet' }).click();
  await page.getByRole('button', { name: 'J’ai vu, je confirme' }).click();
  await expect(page.getByLabel('Son adresse e-mail sur Parvis')).toBeFocused();
  await inspect('desk-counter');
});

test('an official gives a role and takes the invitation back, and the journal knows', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await signInAs(page, 'OFFICIAL');
  await page.goto(`/c/${slug}/desk/people`);
  await expect(page.getByRole('heading', { level: 2, name: 'Qui a un rôle' })).toBeVisible();
  const address = `collegue.${Date.now()}@ambrelle.example`;
  await page.getByLabel('Son adresse e-mail').fill(address);
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByText('Choisissez un rôle.')).toBeVisible();
  await page.getByRole('radio', { name: 'Modération' }).check();
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByText(`Une invitation est partie vers ${address}.`)).toBeVisible();
  await inspect('desk-people');
  await page.getByRole('button', { name: `Annuler l’invitation envoyée à ${address}` }).click();
  await expect(page.getByRole('button', { name: `Annuler l’invitation envoyée à ${address}` })).toHaveCount(
    0
  );

  await page
    .getByRole('navigation', { name: 'Le bureau de la ville' })
    .getByRole('link', { name: 'Journal' })
    .click();
  await expect(page.getByRole('heading', { level: 2, name: 'L’empreinte du journal' })).toBeVisible();
  await expect(page.locator('.acts li').first()).toBeVisible();
  await inspect('desk-acts');
});
