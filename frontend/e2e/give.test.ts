import type { Page } from '@playwright/test';
import { city, matchedProject } from './city';
import { expect, test } from './fixtures';

// The first gift of a person may count differently from the next, so every run is somebody else.
const guest = (): string => `passante.${crypto.randomUUID()}@visiteurs.example`;

const next = (page: Page) => page.getByRole('button', { name: 'Continuer' }).click();

/** The sandbox bank names the amount on its button. */
async function payAtTheBank(page: Page): Promise<void> {
  await page.waitForURL(/\/sandbox\//);
  await page.getByRole('button', { name: /^Payer/ }).click();
}

async function fillIn(page: Page, amount: string): Promise<void> {
  await page.getByLabel('Un autre montant').fill(amount);
  await next(page);
  await page.getByLabel('Votre adresse e-mail').fill(guest());
  await page.getByRole('textbox', { name: 'Votre nom' }).fill('Une passante');
  await page.getByLabel('Un mot pour le projet').fill('Bon courage !');
  await next(page);
}

test('a resident finds a project, gives 20 €, and sees what the city adds and why', async ({
  page,
  inspect
}) => {
  await page.goto('/?matched=1');
  await page.getByRole('article').first().getByRole('link').click();
  await expect(page.locator('.becomes')).toBeVisible();
  await page.getByRole('link', { name: 'Donner à ce projet' }).first().click();

  await expect(page.getByRole('heading', { name: 'Combien voulez-vous donner' })).toBeVisible();
  await expect(page.locator('.becomes')).toBeVisible();
  await inspect('back-amount');
  await page.getByLabel('Un autre montant').fill('20');
  await next(page);
  await inspect('back-details');
  await page.getByLabel('Votre adresse e-mail').fill(guest());
  await page.getByRole('textbox', { name: 'Votre nom' }).fill('Une passante');
  await next(page);
  const recap = page.getByRole('region', { name: 'Votre don' });
  await expect(recap).toContainText('Une passante');
  await expect(recap).toContainText('visiteurs.example');
  await inspect('back-pay');
  await page.getByRole('button', { name: /^Payer/ }).click();

  await payAtTheBank(page);
  await page.waitForURL(/\/thanks\?pledge=/);
  await expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /^Vos 20\s€ deviennent/ })).toBeVisible();
  await expect(page.locator('.result').getByText(/^La ville ajoute .*car elle/)).toBeVisible();
  await expect(page.getByText('Ce n’est pas un reçu fiscal')).toBeVisible();
  // Only the steps that make the sum are open to read; the checks that changed nothing are folded.
  await page.locator('.result summary', { hasText: 'Pourquoi exactement autant' }).first().click();
  const steps = page.locator('.result details[open]').first();
  await expect(steps.locator('.steps li')).not.toHaveCount(0);
  expect(await steps.locator('.steps li:visible').count()).toBeLessThan(4);
  await steps.getByText(/contrôles? sans effet/).click();
  await expect(steps.locator('.checks li').first()).toBeVisible();
  await inspect('thanks');
});

test('who gives reads where the money goes, and adds something for the platform only by writing it', async ({
  page
}) => {
  await page.goto('/?matched=1');
  await page.getByRole('article').first().getByRole('link').click();
  await page.getByRole('link', { name: 'Donner à ce projet' }).first().click();
  await fillIn(page, '20');
  const costs = page.getByRole('region', { name: 'Où va votre argent' });
  await expect(costs).toContainText(/env\. 0,55\s€/);
  const tip = costs.getByLabel('Soutenir aussi la plateforme');
  await expect(tip).toHaveValue('');
  await expect(page.getByRole('button', { name: /^Payer 20\s€$/ })).toBeVisible();
  await tip.fill('21');
  await expect(costs).toContainText(/Au plus 20\s€/);
  await tip.fill('2,50');
  await page.setViewportSize({ width: 360, height: 780 });
  const [line, sum] = [costs.locator('dt').first(), costs.locator('dd').first()];
  expect((await line.boundingBox())?.height).toBe((await sum.boundingBox())?.height);
  await page.getByRole('button', { name: /^Payer 22,50\s€$/ }).click();
  await page.waitForURL(/\/sandbox\//);
  await expect(page.getByRole('button', { name: /^Payer/ })).toContainText('22,50');
  await payAtTheBank(page);
  await page.waitForURL(/\/thanks\?pledge=/);
  await expect(page.getByRole('heading', { level: 2, name: /^Vos 20\s€ deviennent/ })).toBeVisible();
});

test('a gift moves the bar of those who look', async ({ page, context, request }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  let listening = false;
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => (listening ||= String(payload).includes('"subscribe"')))
  );
  await page.goto(`/c/${slug}/p/${project.slug}`);
  await expect.poll(() => listening).toBe(true);
  const total = page.locator('.large .total');
  const before = await total.textContent();

  const donor = await context.newPage();
  await donor.goto(`/c/${slug}/p/${project.slug}/back`);
  await fillIn(donor, '7');
  await donor.getByRole('button', { name: /^Payer/ }).click();
  await payAtTheBank(donor);
  await donor.waitForURL(/\/thanks/);
  await expect(donor.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();

  await expect(total).not.toHaveText(before ?? '');
});

test('a payment that the bank refuses takes nothing and can be tried again', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await page.goto(`/c/${slug}/p/${project.slug}/back`);
  await fillIn(page, '12,50');
  await page.getByRole('button', { name: /^Payer/ }).click();
  await page.waitForURL(/\/sandbox\//);
  await page.getByRole('button', { name: 'Refuser le paiement' }).click();
  await page.waitForURL(/\/thanks/);
  await expect(page.getByRole('heading', { level: 1, name: 'Le paiement n’a pas abouti' })).toBeVisible();
  await expect(page.getByText(/^Vos 12,50\s€ pour «/)).toContainText('n’ont pas été pris');
  await inspect('thanks-failed');
  await page.getByRole('link', { name: 'Réessayer' }).click();
  await expect(page.getByLabel('Un autre montant')).toHaveValue('12,50');
});

test('a reload before paying keeps what was filled in and the key of the gift', async ({ page, request }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  const keys: string[] = [];
  page.on('request', (sent) => {
    const body = sent.postData() ?? '';
    if (body.includes('mutation CreatePledge'))
      keys.push(
        (JSON.parse(body) as { variables: { input: { idempotencyKey: string } } }).variables.input
          .idempotencyKey
      );
  });
  await page.goto(`/c/${slug}/p/${project.slug}/back`);
  await fillIn(page, '21');
  await page.getByRole('button', { name: /^Payer/ }).click();
  await page.waitForURL(/\/sandbox\//);
  const first = page.url();

  await page.goto(`/c/${slug}/p/${project.slug}/back`);
  await expect(page.getByLabel('Un autre montant')).toHaveValue('21');
  await next(page);
  await expect(page.getByRole('textbox', { name: 'Votre nom' })).toHaveValue('Une passante');
  await next(page);
  await page.getByRole('button', { name: /^Payer/ }).click();
  await page.waitForURL(/\/sandbox\//);
  expect(page.url()).toBe(first);
  expect(new Set(keys).size).toBe(1);
});

test('a gift that the city does not add to says why on the line', async ({ page, request }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await page.goto(`/c/${slug}/p/${project.slug}/back`);
  await page.getByLabel('Un autre montant').fill('2000');
  await expect(page.locator('.echo .reason').first()).toContainText('Rien n’est ajouté à ce don');
});

test('the recap leads back to what one wants to change', async ({ page, request }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await page.goto(`/c/${slug}/p/${project.slug}/back`);
  await fillIn(page, '9');
  await page.getByRole('button', { name: 'Modifier (Nom montré)' }).click();
  await page.getByLabel('Rester anonyme').check();
  await next(page);
  await expect(page.getByRole('region', { name: 'Votre don' })).toContainText('Anonyme');
});

test('bad amounts show what is wrong beside the field', async ({ page, request, inspect }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await page.goto(`/c/${slug}/p/${project.slug}/back`);
  const amount = page.getByLabel('Un autre montant');
  for (const [typed, message] of [
    ['0', 'Le montant doit être supérieur à zéro.'],
    ['-5', 'Le montant doit être supérieur à zéro.'],
    ['12,345', 'au plus deux chiffres après la virgule'],
    ['vingt', 'Ce n’est pas un montant'],
    ['999999999999', 'Ce montant est trop grand']
  ] as const) {
    await amount.fill(typed);
    await next(page);
    await expect(page.getByText(message)).toBeVisible();
    await expect(amount).toHaveAttribute('aria-invalid', 'true');
    await expect(amount).toBeFocused();
    await expect(page.getByRole('heading', { name: 'Combien voulez-vous donner' })).toBeVisible();
  }
  await inspect('back-problem');
});

test('an amount over the city’s limit is refused by the server, beside the field', async ({
  page,
  request
}) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await page.goto(`/c/${slug}/p/${project.slug}/back`);
  const amount = page.getByLabel('Un autre montant');
  await amount.fill('9000000');
  await expect(page.locator('#amount-problem')).toBeVisible();
  await next(page);
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
});
