import type { Page } from '@playwright/test';
import { ask, beOfficial, city } from './city';
import { expect, test } from './fixtures';
import { signInNew } from './mail';

type Terms = { graceDays: number; charging: 'AT_ONCE' | 'AT_SUCCESS' };
type Found = { id: string; campaignTerms: Terms };

async function termsOf(page: Page, slug: string): Promise<Found> {
  const { city: found } = await ask<{ city: Found }>(
    page.request,
    'query T($slug: String!) { city(slug: $slug) { id campaignTerms { graceDays charging } } }',
    { slug }
  );
  return found;
}

/** The city of the demonstration as it was found: other tests pay at once. */
async function restore(desk: Page, { id, campaignTerms }: Found): Promise<void> {
  const { setCampaignTerms } = await ask<{ setCampaignTerms: { problems: { message: string }[] } }>(
    desk.request,
    'mutation R($input: CampaignTermsInput!) { setCampaignTerms(input: $input) { problems { message } } }',
    { input: { city: id, ...campaignTerms } }
  );
  expect(setCampaignTerms.problems).toEqual([]);
}

/** An open project whose cards are charged at its success. */
async function promisedProject(page: Page, slug: string): Promise<{ slug: string; title: string }> {
  type Node = { slug: string; title: string; campaign: { capture: string } };
  const found = await ask<{ city: { projects: { nodes: Node[] } } }>(
    page.request,
    `query P($slug: String!) { city(slug: $slug) {
      projects(first: 20, filter: { states: [PUBLISHED] }, order: NEWEST) {
        nodes { slug title campaign { capture } } } } }`,
    { slug }
  );
  const project = found.city.projects.nodes.find(({ campaign }) => campaign.capture === 'SAVED');
  if (!project) throw new Error('the demonstration has no open project that charges at its success');
  return project;
}

/** What is promised to a project and not charged yet, in cents: a demonstration that was used before has some. */
async function promisedTo(page: Page, city: string, slug: string): Promise<number> {
  const { project } = await ask<{ project: { money: { promised: string } } }>(
    page.request,
    'query M($city: String!, $slug: String!) { project(city: $city, slug: $slug) { money { promised } } }',
    { city, slug }
  );
  return Math.round(Number(project.money.promised.split(' ')[0]) * 100);
}

const next = (page: Page) => page.getByRole('button', { name: 'Continuer' }).click();

/** On the page of the sandbox, which says that nothing is taken. */
async function saveTheCard(page: Page): Promise<void> {
  await page.waitForURL(/\/sandbox\//);
  await expect(page.getByText('Rien n’est prélevé aujourd’hui')).toBeVisible();
  await page.getByRole('button', { name: /^Enregistrer ma carte/ }).click();
  await page.waitForURL(/\/thanks\?pledge=/);
  await expect(page.getByRole('heading', { level: 1, name: 'Merci pour votre promesse' })).toBeVisible();
}

test('an official has cards charged at success; a resident promises, and takes it back', async ({
  page,
  browser,
  request,
  inspect
}) => {
  const slug = await city(request);
  const office = await browser.newContext({ locale: 'fr-FR' });
  const desk = await office.newPage();
  await beOfficial(desk);
  const before = await termsOf(desk, slug);
  try {
    await desk.goto(`/c/${slug}/desk/matching`);
    const form = desk.locator('form').filter({ has: desk.getByLabel('Jours d’attente') });
    const days = form.getByLabel('Jours d’attente');
    await days.fill('61');
    await form.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(days).toBeFocused();
    await expect(days).toHaveAttribute('aria-invalid', 'true');
    await days.fill('3');
    await form.getByRole('radio', { name: 'Débités à la réussite' }).check();
    await form.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(form.getByText('C’est enregistré.')).toBeVisible();
    expect((await termsOf(desk, slug)).campaignTerms).toEqual({ graceDays: 3, charging: 'AT_SUCCESS' });

    await signInNew(page);
    const project = await promisedProject(page, slug);
    const already = await promisedTo(page, slug, project.slug);
    await page.goto(`/c/${slug}/p/${project.slug}`);
    await expect(page.getByText('les cartes ne sont débitées qu’à la réussite')).toBeVisible();
    await page.goto(`/c/${slug}/p/${project.slug}/back`);
    await page.getByLabel('Un autre montant').fill('20');
    await next(page);
    await next(page);
    await expect(page.getByRole('heading', { name: 'Vérifier et promettre' })).toBeFocused();
    await expect(page.getByText('Il n’est débité que si le projet atteint son objectif')).toBeVisible();
    await inspect('promise-pay');
    await page.getByRole('button', { name: /^Promettre 20/ }).click();
    await saveTheCard(page);
    await expect(page.getByText('Rien n’est prélevé avant la fin de la campagne')).toBeVisible();
    await expect(page.locator('.result h2')).toBeVisible();
    await inspect('promise-thanks');
    await page.goto(`/c/${slug}/p/${project.slug}/money`);
    await expect(page.getByText('Promis par carte, pas encore prélevé')).toBeVisible();
    expect(await promisedTo(page, slug, project.slug)).toBe(already + 2000);

    await page.goto('/me');
    const gift = page.getByRole('listitem').filter({ hasText: /20\s€/ });
    await expect(gift.getByText('promis', { exact: true })).toBeVisible();
    await inspect('promise-me');
    await gift.getByRole('button', { name: 'Reprendre la promesse' }).click();
    const window = page.getByRole('dialog', { name: 'Reprendre votre promesse' });
    await window.getByRole('button', { name: 'Garder la promesse' }).click();
    await expect(window).toBeHidden();
    await expect(gift.getByText('promis', { exact: true })).toBeVisible();
    await gift.getByRole('button', { name: 'Reprendre la promesse' }).click();
    await window.getByRole('button', { name: 'Reprendre la promesse' }).click();
    await expect(gift.getByText('promis', { exact: true })).toHaveCount(0);
    await expect(gift.getByRole('link', { name: 'Réessayer' })).toBeVisible();
    expect(await promisedTo(page, slug, project.slug)).toBe(already);
  } finally {
    await restore(desk, before);
    await office.close();
  }
  expect((await termsOf(page, slug)).campaignTerms).toEqual(before.campaignTerms);
});

test('a guest reads how a promise is taken back, and nobody else can do anything with it', async ({
  page,
  browser,
  request,
  quiet
}) => {
  quiet.allow.push(/status of 4\d\d/);
  const slug = await city(request);
  const office = await browser.newContext({ locale: 'fr-FR' });
  const desk = await office.newPage();
  await beOfficial(desk);
  const before = await termsOf(desk, slug);
  try {
    await restore(desk, { ...before, campaignTerms: { ...before.campaignTerms, charging: 'AT_SUCCESS' } });
    const project = await promisedProject(page, slug);
    await page.goto(`/c/${slug}/p/${project.slug}/back`);
    await page.getByLabel('Un autre montant').fill('15');
    await next(page);
    await page.getByLabel('Votre adresse e-mail').fill(`promesse.${crypto.randomUUID()}@visiteurs.example`);
    await page.getByRole('textbox', { name: 'Votre nom' }).fill('Une passante');
    await next(page);
    await page.getByRole('button', { name: /^Promettre 15/ }).click();
    await saveTheCard(page);
    await expect(page.getByText('en vous connectant avec l’adresse que vous avez donnée')).toBeVisible();
    const id = new URL(page.url()).searchParams.get('pledge');
    for (const call of ['payAgain', 'takeBackPromise']) {
      const answer = await ask<Record<string, { problems: { code: string }[] }>>(
        page.request,
        `mutation C($id: ID!) { ${call}(id: $id) { problems { code } } }`,
        { id }
      );
      expect(answer[call]?.problems.map(({ code }) => code)).toEqual(['NOT_FOUND']);
    }
  } finally {
    await restore(desk, before);
    await office.close();
  }
});
