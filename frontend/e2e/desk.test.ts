import { city, signInAs } from './city';
import { expect, test } from './fixtures';

test('an official makes a pool from a preset, publishes it, pauses and resumes it', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await signInAs(page, 'OFFICIAL');
  await page.getByRole('link', { name: 'Bureau', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bureau de la ville' })).toBeVisible();
  await inspect('desk');

  await page.goto(`/c/${slug}/desk/pools/new`);
  const sentence = page.locator('.sentence').first();
  await expect(sentence).not.toContainText('La phrase apparaît');
  const before = await sentence.textContent();
  await page.getByRole('button', { name: /^Ajouter un quart/ }).click();
  await expect(sentence).not.toHaveText(before ?? '');
  await expect(page.locator('svg .line').last()).toBeVisible();

  // A contradiction is named beside its field before anything is kept.
  const gifts = page.locator('#step-count');
  const clip = page.locator('#step-clip');
  await gifts.locator('summary').click();
  await gifts.getByRole('button', { name: 'Ajouter : Don minimum' }).click();
  await page.getByLabel('Don minimum').fill('500');
  await clip.locator('summary').click();
  await clip.getByRole('button', { name: 'Ajouter : Au plus, par don' }).click();
  await page.getByLabel('Au plus, par don').fill('50');
  await expect(clip.getByText('contredit « Don minimum »', { exact: false })).toBeVisible();
  await inspect('pool-problem');
  await page.getByLabel('Don minimum').fill('5');
  await page.getByLabel('Au plus, par don').fill('80');
  await expect(page.locator('.tag.bad')).toHaveCount(0);

  const name = `Coup de pouce ${Date.now()}`;
  await page.getByLabel('Nom du fonds').fill(name);
  await page.getByLabel('À quoi sert-il').fill('Aider les petits projets à démarrer.');
  await page.getByLabel('Nom', { exact: true }).fill('La ville');
  // One message beside the amount, not two that say the same.
  await page.getByLabel('Nom', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.locator('[id$=-amount-problem]')).toHaveText('Indiquez un montant.');
  await page.getByLabel('Nom', { exact: true }).fill('La ville');
  await page.getByLabel('Montant', { exact: true }).fill('2 000');
  await expect(sentence).toContainText('sans que le projet dépasse son objectif');
  await page.locator('#step-limit').locator('summary').click();
  await page.getByRole('button', { name: 'Enlever : Sans dépasser' }).click();
  await expect(sentence).not.toContainText('sans que le projet dépasse son objectif');
  await inspect('pool-new');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.locator('#step-limit')).not.toContainText('sans dépasser');
  await page.getByRole('button', { name: 'Publier le fonds' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspect('pool-publish');
  await page.getByRole('dialog').getByRole('button', { name: 'Publier le fonds' }).click();
  await expect(page.getByText('Ouvert', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Mettre en pause' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mettre en pause' }).click();
  await expect(page.getByText('En pause', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre' }).click();
  await expect(page.getByText('Ouvert', { exact: true })).toBeVisible();
  await inspect('pool');
  // Left paused, so that it adds nothing to what other visitors of this demonstration give.
  await page.getByRole('button', { name: 'Mettre en pause' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mettre en pause' }).click();
  await expect(page.getByText('En pause', { exact: true })).toBeVisible();
});

test('an official asks for changes with a reason, and sees where a pool’s money went', async ({
  page,
  inspect
}) => {
  await signInAs(page, 'OFFICIAL');
  await page.getByRole('link', { name: 'Bureau', exact: true }).click();
  await page.getByRole('button', { name: 'Demander des modifications' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Envoyer' }).click();
  await expect(dialog.getByText('Écrivez une raison')).toBeVisible();
  await inspect('desk-reason');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // Each decision names its project and its gift.
  await page.getByRole('link', { name: 'Chaque don doublé' }).first().click();
  const latest = page.getByRole('region', { name: 'Dernières décisions' });
  await expect(latest.getByRole('article').first().getByRole('link')).toHaveAttribute('href', /\/p\//);
  await expect(latest.getByText(/don (de|anonyme)/).first()).toBeVisible();
  await expect(page.getByText('la ville doit cette somme au projet', { exact: false })).toBeVisible();
  await inspect('pool-decisions');
});

test('the outbox says beside its button that the link is there', async ({ page }) => {
  await page.goto('/outbox');
  const card = page.getByRole('listitem').filter({ hasText: 'Emma Harlow-Reid' });
  await card.getByRole('button').click();
  await expect(card.getByText('Le courrier est là.')).toBeVisible({ timeout: 60_000 });
  await expect(card.getByRole('link', { name: 'Se connecter' })).toHaveAttribute('href', /\/signin\//);
});
