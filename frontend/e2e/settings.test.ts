import type { Page } from '@playwright/test';
import { ask, beOfficial, city, signInAs } from './city';
import { expect, test } from './fixtures';
import { openPool } from './pool';

const guest = (): string => `passant.${crypto.randomUUID()}@visiteurs.example`;

/** A published pool for all projects, which keeps what it adds while somebody pays. */
const pool = (page: Page, slug: string, name: string, amount: string): Promise<string> =>
  openPool(page, slug, name, {
    funders: [{ name: 'La ville', amount }],
    definition: { base: 'contribution', rate: { num: 1, den: 1 } },
    holdSeconds: 900
  });

const ended = (page: Page, id: string) =>
  ask(
    page.request,
    'mutation End($id: ID!, $key: String!) { closePool(id: $id, idempotencyKey: $key) { problems { message } } }',
    { id, key: `e2e-end-${crypto.randomUUID()}` }
  );

/** An open project to which no pool adds anything yet, so that only the one of the test does. */
async function openProject(page: Page, slug: string): Promise<{ slug: string; title: string }> {
  const found = await ask<{ city: { projects: { nodes: { slug: string; title: string }[] } } }>(
    page.request,
    `query Open($slug: String!) { city(slug: $slug) {
      projects(first: 1, filter: { states: [PUBLISHED] }, order: NEWEST) { nodes { slug title } } } }`,
    { slug }
  );
  const [project] = found.city.projects.nodes;
  if (!project) throw new Error('the demonstration has no open project');
  return project;
}

/** What stands there in a window of its own, narrow and wide. */
async function shots(page: Page, name: string): Promise<void> {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `test-results/pages/${name}-${width}.png`, fullPage: true });
  }
}

const next = (page: Page) => page.getByRole('button', { name: 'Continuer' }).click();

async function fillIn(page: Page, amount: string): Promise<void> {
  await page.getByLabel('Un autre montant').fill(amount);
  await expect(page.locator('.becomes')).toBeVisible();
  await next(page);
  await page.getByLabel('Votre adresse e-mail').fill(guest());
  await page.getByRole('textbox', { name: 'Votre nom' }).fill('Un passant');
  await next(page);
}

test('what is kept while one pays is said, with its time, and honestly where nothing is', async ({
  page,
  browser,
  request,
  inspect
}) => {
  const slug = await city(request);
  await beOfficial(page);
  const id = await pool(page, slug, `Garde ${Date.now()}`, '100 EUR');
  const project = await openProject(page, slug);
  const visitor = await browser.newContext({ locale: 'fr-FR' });
  const donor = await visitor.newPage();
  try {
    // Within a fifth of the pool: kept, and said so on the way and on the way back.
    await donor.goto(`/c/${slug}/p/${project.slug}/back`);
    await fillIn(donor, '10');
    await expect(donor.getByText(/gardé pour vous pendant 15 minutes/)).toBeVisible();
    await donor.getByRole('button', { name: /^Payer/ }).click();
    await donor.waitForURL(/\/sandbox\//);
    await donor.goto(`/c/${slug}/p/${project.slug}/back`);
    const begun = donor.getByRole('region', { name: 'Vous avez un paiement en cours' });
    await expect(begun).toContainText(/10\s€ de la ville sont gardés pour vous jusqu’à \d\d:\d\d/);
    await expect(begun).toContainText(/Encore 1[45] minutes/);
    await expect(begun.getByRole('link', { name: 'Reprendre ce paiement' })).toBeVisible();
    await shots(donor, 'held-begun');
    // The page one comes back to without having paid says the same.
    const pledge = await donor.evaluate(() => {
      const kept = Object.entries(sessionStorage).find(([slot]) => slot.startsWith('parvis.held.'));
      return (JSON.parse(kept?.[1] ?? '{}') as { pledge?: string }).pledge ?? '';
    });
    await donor.goto(`/c/${slug}/p/${project.slug}/thanks?pledge=${encodeURIComponent(pledge)}`);
    await expect(donor.getByText(/10\s€ de la ville sont gardés pour vous jusqu’à/)).toBeVisible();
    await shots(donor, 'held-thanks');

    // On the pool's own page.
    await page.goto(`/c/${slug}/pools/${encodeURIComponent(id)}`);
    await expect(page.locator('.legend')).toContainText('En cours de paiement');
    await expect(page.getByText(/Gardé 15 minutes/)).toBeVisible();
    await inspect('pool-held');

    // Little, so that the project stays far from its goal for other visitors of the demonstration.
    // More than the share of those who have not signed in: nothing is kept, and it is said before the payment.
    await donor.goto(`/c/${slug}/p/${project.slug}/back`);
    await fillIn(donor, '30');
    await donor.getByRole('button', { name: /^Payer/ }).click();
    await expect(donor.getByRole('heading', { name: 'Rien n’est gardé pour vous' })).toBeFocused();
    await shots(donor, 'held-none');
    await donor.getByRole('link', { name: /Payer 30\s€ quand même/ }).click();
    await donor.waitForURL(/\/sandbox\//);
    await donor.getByRole('button', { name: /^Payer/ }).click();
    await donor.waitForURL(/\/thanks\?pledge=/);
    await expect(donor.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();
  } finally {
    await visitor.close();
    await ended(page, id);
  }
});

test('an official divides a pool, spreads it over time and says for how long it keeps', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await beOfficial(page);
  await page.goto(`/c/${slug}/desk/pools/new`);
  await page.getByLabel('Nom du fonds').fill(`Parts ${Date.now()}`);
  await page.getByLabel('À quoi sert-il ?').fill('Pour deux catégories.');
  await page.getByRole('group', { name: 'Financeur 1' }).getByLabel('Nom').fill('La ville');
  await page.getByRole('group', { name: 'Financeur 1' }).getByLabel('Montant').fill('1000');
  await page.getByRole('radio', { name: /Par catégorie/ }).check();
  const part = page.getByRole('group', { name: 'Part 1' });
  await part.getByLabel('Catégorie').selectOption({ index: 1 });
  await page.getByLabel('Étaler dans le temps').selectOption('week');
  await page.getByLabel('Montant de chaque période').fill('100');
  await page.getByLabel('Reporter ce qui reste').check();
  await page.getByLabel('Garder pendant le paiement').fill('90');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  // The amount of the part is missing, and an hour is the most.
  await expect(part.getByLabel('Montant')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Écrivez un nombre entier de minutes, de 0 à 60.')).toBeVisible();
  await part.getByLabel('Montant').fill('5000');
  await page.getByLabel('Garder pendant le paiement').fill('15');
  await inspect('pool-terms');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  // More than the pool has: the server's word, at its field.
  await expect(page.locator('.problem').first()).toBeVisible();
  await part.getByLabel('Montant').fill('600');
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await page.waitForURL(/\/desk\/pools\/(?!new)/);
  await expect(page.getByText(/600\s€ sont réservés aux projets de la catégorie/)).toBeVisible();
  await expect(page.getByText(/Gardé 15 minutes/)).toBeVisible();
  await expect(page.getByRole('radio', { name: /Par catégorie/ })).toBeChecked();
  await expect(page.getByLabel('Garder pendant le paiement')).toHaveValue('15');
});

test('an official says how rules go together, and what is fixed is said at its field', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await beOfficial(page);
  await page.goto(`/c/${slug}/desk/matching`);
  await expect(page.getByRole('heading', { level: 1, name: 'Règles ensemble' })).toBeVisible();
  const save = page.getByRole('region', { name: 'Changer' }).getByRole('button', { name: 'Enregistrer' });
  await page.getByLabel('Part de l’objectif').fill('150');
  await save.click();
  await expect(page.getByLabel('Part de l’objectif')).toBeFocused();
  await page.getByLabel('Part de l’objectif').fill('95');
  await inspect('matching');
  await save.click();
  await expect(page.getByText('C’est enregistré')).toBeVisible();
  await expect(page.getByText(/au plus 95\s% de l’objectif/)).toBeVisible();
  // The demonstration has gifts: how pools add up stays.
  await page.getByRole('radio', { name: /Un seul/ }).check();
  await save.click();
  await expect(page.locator('fieldset .problem')).toBeVisible();
  await page.getByRole('radio', { name: /Chacun de son côté/ }).check();
  await page.getByLabel('Part de l’objectif').fill('');
  await save.click();
  await expect(page.getByText(/au plus 95/)).toHaveCount(0);
});

test('a resident says what the whole costs and what they put in', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await signInAs(page, 'RESIDENT');
  await page.goto(`/c/${slug}/propose`);
  await page.locator('#title').fill(`Un kiosque ${Date.now()}`);
  await page.locator('#category').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Commencer' }).click();
  await page.waitForURL(/id=/);
  await page.goto(page.url().replace(/&step=\w+|$/, '&step=budget'));
  await page.getByLabel('Ce que l’ensemble coûte').fill('beaucoup');
  await page.getByLabel('Ce que vous y mettez vous-mêmes').fill('250');
  await expect(page.getByLabel('Ce que l’ensemble coûte')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Ce que l’ensemble coûte').fill('4000');
  await inspect('propose-figures');
  await expect(page.getByText(/Gardé à/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Ce que l’ensemble coûte')).toHaveValue('4000');
  await expect(page.getByLabel('Ce que vous y mettez vous-mêmes')).toHaveValue('250');
});

test('an official notes the training of whoever carries a project, and takes it back', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await beOfficial(page);
  await page.goto(`/c/${slug}/desk`);
  const project = page.getByRole('article').first();
  await project.getByRole('button', { name: /^Noter la formation/ }).click();
  await expect(page.locator('#decided')).toContainText('Formation notée pour');
  await expect(project.getByText('Formation suivie')).toBeVisible();
  await inspect('desk-training');
  await project.getByRole('button', { name: /^Retirer cette note/ }).click();
  await expect(project.getByText('Formation non notée')).toBeVisible();
});
