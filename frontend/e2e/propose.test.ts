import type { Page } from '@playwright/test';
import { city, signInAs } from './city';
import { expect, test } from './fixtures';

/** Goes on with the Tab key until something is focused; a page that cannot be reached by keyboard never ends here. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached by keyboard`);
}

async function onward(page: Page, heading: string): Promise<void> {
  await tabTo(page, 'button[type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: heading })).toBeFocused();
}

test('a resident proposes a project by keyboard alone', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await page.goto(`/c/${slug}/propose`);
  await expect(page.getByRole('heading', { name: 'Connectez-vous d’abord' })).toBeVisible();
  await inspect('propose-signed-out');
  await signInAs(page, 'RESIDENT');
  await page.goto(`/c/${slug}/propose`);
  await expect(page.getByRole('heading', { level: 1, name: 'Proposer un projet' })).toBeVisible();
  await inspect('propose-begin');

  const title = `Une serre au bord de l’eau ${Date.now() % 100_000}`;
  await tabTo(page, '#title');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Le titre' })).toBeFocused();
  await tabTo(page, '#category');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, '#summary');
  await page.keyboard.type('Une petite serre partagée, ouverte tous les matins.');
  await inspect('propose-title');
  await onward(page, 'L’histoire');

  await tabTo(page, '#story');
  await page.keyboard.type('Nous sommes six voisins. La serre servira aux semis de tout le quartier.');
  await inspect('propose-story');
  await onward(page, 'Le lieu');

  await tabTo(page, '[role=application]');
  await expect(page.locator('.maplibregl-canvas')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.found .plate')).toBeVisible();
  await inspect('propose-place');
  await onward(page, 'Le budget');

  await tabTo(page, 'input[id$=-label]');
  await page.keyboard.type('Verre et bois');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await tabTo(page, 'input[id$=-amount]');
  await inspect('propose-budget');
  await page.locator('input[id$=-amount]').first().focus();
  await page.keyboard.type('1 200,50');
  await expect(page.locator('.sums')).toContainText(/1\s200,50/);
  await onward(page, 'La collecte');

  await tabTo(page, '#closes');
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await page.locator('#closes').fill(day);
  await inspect('propose-campaign');
  await onward(page, 'Relire et envoyer');

  await expect(page.getByRole('heading', { level: 3, name: title })).toBeVisible();
  await inspect('propose-preview');
  await tabTo(page, 'button[type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'C’est envoyé' })).toBeFocused();
  await inspect('propose-sent');

  await page.goto('/me');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
});
