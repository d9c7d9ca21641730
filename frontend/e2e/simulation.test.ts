import { readFile } from 'node:fs/promises';
import { beOfficial, city } from './city';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** Takes a preset of the rule builder, in the place of the present rule. */
async function preset(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  const sure = page.getByRole('dialog').getByRole('button').last();
  if (await sure.isVisible()) await sure.click();
}

test('an official tries another rule, leaves, comes back and reads what it would change', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await beOfficial(page);
  await page.goto(`/c/${slug}/desk`);
  await page.getByRole('link', { name: 'Simulations', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Simulations' })).toBeVisible();
  await page.getByRole('link', { name: 'Nouvelle simulation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Essayer une autre règle' })).toBeVisible();
  await preset(page, /^Ajouter un cinquième/);

  // What is no number is named beside its field before anything is started.
  await page.getByRole('radio', { name: /Une saison inventée/ }).check();
  await page.getByRole('textbox', { name: 'Nombre de projets' }).fill('beaucoup');
  await page.getByRole('button', { name: 'Lancer la simulation' }).click();
  await expect(page.locator('#projects-problem')).toHaveText('Indiquez un nombre entier.');
  await inspect('simulation-new');
  await page.getByRole('textbox', { name: 'Nombre de projets' }).fill('80');
  await page.getByRole('button', { name: 'Lancer la simulation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Saison inventée/ })).toBeVisible();

  // Left and found again.
  await page.goto(`/c/${slug}/desk`);
  await page.getByRole('link', { name: 'Simulations', exact: true }).click();
  const first = page.getByRole('listitem').filter({ hasText: 'Saison inventée : 80 projets' }).first();
  await expect(first.getByText('Terminée')).toBeVisible({ timeout: 120_000 });
  await inspect('simulations');
  await first.getByRole('link').click();
  await expect(page.locator('.headline')).toContainText('projets');
  await expect(page.getByRole('img', { name: /Diagramme de/ })).toBeVisible();
  await inspect('simulation');

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: /Télécharger tous les projets/ }).click();
  const text = await readFile(await (await coming).path(), 'utf8');
  expect(text.trim().split('\r\n')).toHaveLength(81);
});

test('the past of the city is tried as well', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await beOfficial(page);
  await page.goto(`/c/${slug}/desk/simulations/new`);
  await preset(page, /^Ajouter un quart/);
  await page.getByRole('button', { name: 'Lancer la simulation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Toutes les campagnes passées' })).toBeVisible();
  await expect(page.locator('.headline')).toBeVisible({ timeout: 120_000 });
  await inspect('simulation-past');
});
