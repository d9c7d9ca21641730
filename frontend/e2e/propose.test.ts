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
  // The theme is the person's own choice: without one it does not go on.
  await page.keyboard.press('Enter');
  await expect(page.locator('#category')).toBeFocused();
  await expect(page.locator('#category-problem')).toContainText('Choisissez un thème');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'button[type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'L’essentiel' })).toBeFocused();
  await expect(page.locator('#category')).not.toHaveValue('');
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
  await expect(page.locator('#area')).not.toHaveValue('');
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

/** A draft that somebody has just begun, at one of its steps. */
async function begin(page: Page, slug: string, title: string): Promise<void> {
  await page.goto(`/c/${slug}/propose`);
  await page.locator('#title').fill(title);
  await page.locator('#category').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'L’essentiel' })).toBeVisible();
}

const goOn = (page: Page) => page.getByRole('button', { name: 'Continuer' }).click();

test('a step that lacks something is not left, and nothing is called kept that is not', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await signInAs(page, 'RESIDENT');
  await begin(page, slug, `Des bacs à fleurs ${Date.now() % 100_000}`);

  await goOn(page);
  await expect(page.locator('#summary')).toBeFocused();
  await expect(page.locator('#summary-problem')).toBeVisible();
  // No way ahead by the list of steps either.
  await page.getByRole('link', { name: 'Le budget' }).click();
  await expect(page.locator('#summary')).toBeFocused();
  await page.locator('#summary').fill('Six grands bacs de bois.');
  await goOn(page);
  await page.locator('#story').fill('La rue est grise.');
  await goOn(page);

  // A neighbourhood from the list puts the pin in its middle; the address places nothing.
  await page.getByLabel('Adresse ou description').fill('22 allée des Bateliers');
  await goOn(page);
  await expect(page.locator('#area')).toBeFocused();
  await expect(page.locator('#area-problem')).toBeVisible();
  await page.locator('#area').selectOption({ label: 'La Minoterie' });
  await expect(page.locator('.found .plate')).toHaveText('La Minoterie');
  await inspect('propose-place-chosen');
  await goOn(page);

  await expect(page.getByRole('heading', { level: 2, name: 'Le budget' })).toBeFocused();
  const labels = page.locator('input[id$=-label]');
  const amounts = page.locator('input[id$=-amount]');
  await labels.nth(0).fill('Bois et terre');
  await amounts.nth(0).fill('600');
  await labels.nth(1).fill('Plantes');
  await amounts.nth(1).fill('abc');
  await expect(page.locator('.kept')).toHaveText('Pas encore gardé\u00a0: le budget');
  await goOn(page);
  await expect(amounts.nth(1)).toBeFocused();
  await expect(amounts.nth(1)).toHaveAttribute('aria-invalid', 'true');
  await inspect('propose-budget-wrong');
  await amounts.nth(1).fill('180');
  await expect(page.locator('.kept')).toContainText('Gardé à');
  await page.reload();
  await expect(labels.nth(1)).toHaveValue('Plantes');
  await expect(amounts.nth(1)).toHaveValue('180');

  // What is missing before sending leads to its field.
  await begin(page, slug, `Un banc de plus ${Date.now() % 100_000}`);
  await page.goto(page.url().replace('step=title', 'step=preview'));
  await expect(page.getByText('Avant d’envoyer, il reste', { exact: false })).toBeVisible();
  await inspect('propose-rest');
  await page.getByRole('button', { name: 'Envoyer à la ville' }).click();
  const first = page.getByRole('link', { name: 'Résumez le projet en une phrase.' });
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#summary')).toBeFocused();
  await expect(page.locator('#summary-problem')).toBeVisible();
});
