import type { APIRequestContext, Page } from '@playwright/test';
import { ask, beOfficial, city } from './city';
import { expect, test } from './fixtures';
import { openPool } from './pool';

/** A published pool of two funders with this rule. */
const pool = (page: Page, slug: string, name: string, definition: unknown): Promise<string> =>
  openPool(page, slug, name, {
    funders: [
      { name: 'La ville', amount: '20000 EUR' },
      { name: 'La fondation', amount: '5000 EUR' }
    ],
    definition
  });

/** Ends a pool, so that it adds nothing to what other visitors of this demonstration give. */
const ended = (request: APIRequestContext, id: string) =>
  ask(
    request,
    'mutation End($id: ID!, $key: String!) { closePool(id: $id, idempotencyKey: $key) { problems { message } } }',
    { id, key: `e2e-end-${Date.now()}` }
  );

const PRESETS = [
  'Ajouter un cinquième',
  'Ajouter un quart',
  'Payer le reste',
  'La moitié après un quart',
  'Combler l’écart',
  'Le tiers du milieu',
  'La récompense à l’objectif',
  'Par personne',
  'Le bonus de palier',
  'Partager le fonds',
  'Servir par rang',
  'Quadratique',
  'Argent et heures',
  'Doubler chaque don'
];

test('every model is a rule that the server puts into words and draws', async ({ page, request }) => {
  const slug = await city(request);
  await beOfficial(page);
  await page.goto(`/c/${slug}/desk/pools/new`);
  const sentence = page.locator('.sentence').first();
  await expect(sentence).toContainText('La ville double chaque don');
  for (const name of PRESETS) {
    const before = await sentence.textContent();
    const model = page.getByRole('button', { name: new RegExp(`^${name}`) });
    await model.click();
    await expect(model).toHaveAttribute('aria-pressed', 'true');
    await expect(sentence).not.toHaveText(before ?? '');
    await expect(sentence).toContainText(/^\s*La ville/);
    await expect(page.locator('svg .line').last()).toBeVisible();
    await expect(page.locator('.tag.bad')).toHaveCount(0);
  }
});

test('an official builds a rule with a gate and a table, corrects it, and publishes it', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await beOfficial(page);
  await page.goto(`/c/${slug}/desk/pools/new`);
  const sentence = page.locator('.sentence').first();
  await expect(sentence).toContainText('La ville double chaque don');
  await inspect('builder');

  const name = `Paliers ${Date.now()}`;
  await page.getByLabel('Nom du fonds').fill(name);
  await page.getByLabel('À quoi sert-il').fill('Plus on donne, plus la ville ajoute.');
  await page.getByLabel('Nom', { exact: true }).fill('La ville');
  await page.getByLabel('Montant', { exact: true }).fill('4 000');
  await expect(page.locator('#step-pool')).toContainText('4 000 €, de La ville.');

  // A step says in a sentence what is set, and opens by the keyboard.
  const gate = page.locator('#step-gate');
  await expect(gate).toContainText('Rien de réglé.');
  await gate.locator('summary').focus();
  await page.keyboard.press('Enter');
  await gate.getByRole('button', { name: 'Ajouter une condition d’ouverture' }).click();
  await gate.getByRole('button', { name: 'Ajouter : Part de l’objectif donnée' }).click();
  await expect(gate.getByLabel('Part de l’objectif donnée')).toBeFocused();
  await page.keyboard.type('12,5');
  await gate.getByRole('button', { name: 'Ajouter : Les dons d’avant sont complétés eux aussi' }).click();
  await expect(gate).toContainText('12,5 % de l’objectif sont donnés, les dons d’avant aussi.');

  const rate = page.locator('#step-rate');
  await rate.locator('summary').click();
  await rate.getByLabel('Ce qu’elle ajoute').selectOption({ label: 'selon un tableau' });
  await expect(rate.getByLabel('Le tableau regarde')).toHaveValue('gift_size');
  const steps = rate.getByRole('group', { name: /^Palier \d/ });
  await rate.getByRole('button', { name: 'Ajouter un palier' }).click();
  await expect(steps).toHaveCount(2);
  await steps.nth(0).getByLabel('À partir de').fill('50');
  await steps.nth(0).getByLabel('pour', { exact: true }).fill('5');
  await steps.nth(1).getByLabel('À partir de').fill('20');
  // The server finds what is wrong, and it is told at its place by the name of the field.
  await expect(rate.getByText('Les paliers doivent aller en croissant', { exact: false })).toBeVisible();
  await expect(rate.getByText('à corriger')).toBeVisible();
  await inspect('builder-problem');
  await steps.nth(0).getByLabel('À partir de').fill('5');
  await expect(rate.getByText('à corriger')).toHaveCount(0);
  await expect(sentence).toContainText('selon le montant du don', { ignoreCase: true });

  // The expert view says the same, and what is changed there changes the steps.
  await page.getByText('Vue experte').click();
  const json = page.getByLabel('La règle en JSON');
  await expect(json).toHaveValue(/"crowd_goal_bps": 1250/);
  const written = JSON.parse(await json.inputValue()) as { limit: object };
  await json.fill(JSON.stringify({ ...written, limit: { project_minor: 123_400 } }));
  await expect(page.locator('#step-limit')).toContainText('Au plus 1 234 € par projet.');
  await json.fill('{"base":');
  await expect(page.getByText('Ce n’est pas du JSON complet', { exact: false })).toBeVisible();
  await json.fill(JSON.stringify({ ...written, limit: { project_minor: 50_000 } }));
  await expect(page.locator('#step-limit')).toContainText('Au plus 500 € par projet.');
  await inspect('builder-expert');

  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  // It comes back as it was kept.
  await expect(page.locator('#step-gate')).toContainText('12,5 % de l’objectif sont donnés');
  await expect(page.locator('#step-limit')).toContainText('Au plus 500 € par projet.');
  await page.getByRole('button', { name: 'Publier le fonds' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publier le fonds' }).click();
  await expect(page.getByText('Ouvert', { exact: true })).toBeVisible();
  await expect(page.getByText('Cette règle n’attend rien', { exact: false })).toBeVisible();

  // A published pool takes a new version of its rule, for later gifts.
  await page.getByRole('button', { name: 'Modifier la règle' }).click();
  await page.locator('#step-limit').locator('summary').click();
  await page.getByLabel('Au plus, par projet').fill('600');
  await page.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await expect(page.getByText('Version 2', { exact: false })).toBeVisible();

  // What everybody reads of it.
  await page.getByRole('link', { name: 'La page publique' }).click();
  await expect(page.getByRole('heading', { name: 'Comment ce fonds décide' })).toBeVisible();
  await expect(page.getByText('600 €', { exact: false }).first()).toBeVisible();
  await inspect('pool-public');
  await page.getByRole('link', { name: 'Au bureau' }).click();

  await page.getByRole('button', { name: 'Clore le fonds' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('4 000 € retournent aux financeurs')).toBeVisible();
  await expect(dialog.getByText('4 000 € à La ville')).toBeVisible();
  await inspect('pool-close');
  await dialog.getByRole('button', { name: 'Clore le fonds' }).click();
  await expect(page.getByText('Clos', { exact: true })).toBeVisible();
});

test('an official ranks projects by the keyboard and closes the window', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await beOfficial(page);
  const id = await pool(page, slug, 'Par rang', {
    base: 'gap',
    rate: { num: 1, den: 1 },
    limit: { project_minor: 10_000 },
    allocate: { way: 'rank_fill', misfit: 'skip' },
    release: 'at_end'
  });
  await page.goto(`/c/${slug}/desk/pools/${encodeURIComponent(id)}`);
  await expect(page.getByRole('heading', { name: 'Ce que la règle attend de vous' })).toBeVisible();
  await expect(page.getByText('Aucun projet n’est classé.')).toBeVisible();
  await expect(page.getByText('Aucun projet ne recevrait quelque chose.')).toBeVisible();

  const list = page.getByRole('list', { name: 'Projets classés' });
  const add = page.getByRole('button', { name: /^Classer « / });
  for (let count = 1; count <= 3; count += 1) {
    await add.first().click();
    await expect(list.getByRole('listitem')).toHaveCount(count);
  }
  const title = async (place: number): Promise<string> =>
    (await list.getByRole('listitem').nth(place).getByRole('link').textContent()) ?? '';
  const [first, second] = [await title(0), await title(1)];
  // A screen reader hears which project moves, and to where; the keyboard stays on it.
  await page.getByRole('button', { name: `Descendre « ${first} »` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-live]').getByText(`« ${first} » : rang 2 sur 3.`)).toBeAttached();
  await expect(page.getByRole('button', { name: `Descendre « ${first} »` })).toBeFocused();
  expect([await title(0), await title(1)]).toEqual([second, first]);
  await expect(page.getByText('Ce classement n’est pas encore enregistré.')).toBeVisible();
  await inspect('ranking');
  await page.getByRole('button', { name: 'Enregistrer le classement' }).click();
  await expect(page.getByText('Ce classement est enregistré.')).toBeVisible();

  // What the round would give is said before it is held.
  await expect(
    page.getByText(/^300.€ pour 3 projets\. Il resterait 24.700.€ dans le fonds\.$/)
  ).toBeVisible();
  await page.getByRole('button', { name: 'Clore la période et répartir' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('rowheader')).toHaveText([second, first, await title(2)]);
  await inspect('window');
  await dialog.getByRole('button', { name: 'Clore la période et répartir' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Disponible 24 700 €').first()).toBeVisible();
  // Each of the three has its hundred euros, and every decision is there to be read.
  await expect(list.getByText('100 € de ce fonds', { exact: false })).toHaveCount(3);
  const latest = page.getByRole('region', { name: 'Dernières décisions' });
  await expect(latest.getByText('payés dans l’ordre de leur rang', { exact: false }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Clore le fonds' }).click();
  await expect(page.getByRole('dialog').getByText('300 € restent aux projets')).toBeVisible();
  await expect(page.getByRole('dialog').getByText('environ 19 760 € à La ville')).toBeVisible();
  await inspect('round-close');
  await page.getByRole('dialog').getByRole('button', { name: 'Clore le fonds' }).click();
  await expect(page.getByText('Clos', { exact: true })).toBeVisible();
});

test('a jury chooses within its band, votes are counted, proofs are written down', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  await beOfficial(page);
  const jury = await pool(page, slug, 'Jury', {
    eligible: { selection: 'jury', overrides: { share_max_bps: 4000, cap_max_minor: 30_000 } },
    gate: [{ votes: 20 }],
    base: 'goal',
    rate: { goal_share_bps: 1000 },
    allocate: 'jury_reserved'
  });
  await page.goto(`/c/${slug}/desk/pools/${encodeURIComponent(jury)}`);
  const admit = page.getByRole('region', { name: 'Décision du jury' });
  await admit
    .getByRole('button', { name: /^Retenir/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Plafond').fill('500');
  await dialog.getByRole('button', { name: 'Retenir' }).click();
  await expect(dialog.getByLabel('Plafond')).toHaveAttribute('aria-invalid', 'true');
  await inspect('jury');
  await dialog.getByLabel('Plafond').fill('150');
  await dialog.getByRole('button', { name: 'Retenir' }).click();
  await expect(dialog).toBeHidden();
  await expect(admit.getByText('Retenu, avec un plafond de 150 €')).toBeVisible();

  const votes = page.getByRole('region', { name: 'Votes' });
  const field = votes.getByLabel(/^Votes pour/).first();
  await field.fill('beaucoup');
  await votes
    .getByRole('button', { name: /^Noter/ })
    .first()
    .click();
  await expect(votes.getByText('Écrivez un nombre entier.')).toBeVisible();
  await field.fill('12');
  await votes
    .getByRole('button', { name: /^Noter/ })
    .first()
    .click();
  await expect(votes.getByText('Écrivez un nombre entier.')).toHaveCount(0);
  await expect(field).toHaveValue('12');
  await inspect('votes');
  await ended(page.request, jury);

  const costs = await pool(page, slug, 'Dépenses', {
    count: { source: 'costs' },
    base: 'sum',
    rate: { num: 1, den: 2 },
    limit: { project_minor: 5_000 },
    release: 'reimbursement'
  });
  await page.goto(`/c/${slug}/desk/pools/${encodeURIComponent(costs)}`);
  const proven = page.getByRole('region', { name: 'Dépenses prouvées' });
  await proven.getByLabel('Chercher un projet').fill('zzz');
  await expect(proven.getByText('Aucun projet ne porte ce nom.')).toBeVisible();
  await proven.getByLabel('Chercher un projet').fill('');
  await inspect('costs');
  await ended(page.request, costs);
});
