import { ask, city, signInAs } from './city';
import { expect, test } from './fixtures';

type Project = { project: { id: string; state: string; campaignVerdict: { reason: string } | null } };

test('an official calls a campaign off, with a reason that everybody can read', async ({
  page,
  browser,
  request,
  inspect
}) => {
  const slug = await city(request);
  const answer = await ask<{ city: { projects: { nodes: { slug: string; title: string }[] } } }>(
    request,
    'query P($city: String!) { city(slug: $city) { projects(first: 40, filter: { states: [PUBLISHED] }) { nodes { slug title } } } }',
    { city: slug }
  );
  // The last of the list, so that other tests keep the first ones.
  const project = answer.city.projects.nodes.at(-1);
  if (!project) throw new Error('no campaign is open');
  await signInAs(page, 'OFFICIAL');
  await page.goto(`/c/${slug}/p/${project.slug}`);
  await page.getByRole('button', { name: 'Annuler le projet' }).click();
  const question = page.getByRole('dialog', { name: 'Annuler ce projet ?' });
  await expect(question.getByText(/Chaque don est rendu/)).toBeVisible();
  await question.getByRole('button', { name: 'Annuler le projet' }).click();
  await expect(question.getByText(/^Dites pourquoi/)).toBeVisible();
  await inspect('calloff-question');
  await question.getByRole('button', { name: 'Ne rien changer' }).click();
  await expect(question).toBeHidden();
  await page.getByRole('button', { name: 'Annuler le projet' }).click();
  await question.getByLabel('Pourquoi').fill('Le terrain a été vendu.');
  await question.getByRole('button', { name: 'Annuler le projet' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByText(/^Annulé le/)).toBeVisible();

  // A visitor reads it too, and nobody can give any more.
  const visitor = await browser.newContext();
  const seen = await visitor.newPage();
  await seen.goto(`/c/${slug}/p/${project.slug}`);
  await expect(seen.getByText('Le terrain a été vendu.')).toBeVisible();
  await expect(seen.getByRole('link', { name: 'Donner' })).toHaveCount(0);
  await visitor.close();
  const after = await ask<Project>(
    request,
    'query P($city: String!, $slug: String!) { project(city: $city, slug: $slug) { id state campaignVerdict { reason } } }',
    { city: slug, slug: project.slug }
  );
  expect(after.project.state).toBe('CANCELLED');
  await inspect('calloff');
});
