import { expect, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test';

/** Asks the API as the pages do. */
export async function ask<T>(request: APIRequestContext, query: string, variables = {}): Promise<T> {
  const response = await request.post('/graphql', {
    data: { query, variables },
    headers: { accept: 'application/json', 'accept-language': 'fr' }
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

export const city = async (request: APIRequestContext): Promise<string> =>
  (await ask<{ cities: { slug: string }[] }>(request, '{ cities { slug } }')).cities[0]?.slug ?? '';

export type Found = { id: string; slug: string; title: string };

/** A project that is open and that a pool would match now. */
export async function matchedProject(request: APIRequestContext): Promise<Found> {
  const data = await ask<{ city: { projects: { nodes: Found[] } } }>(
    request,
    `query Matched($city: String!) {
      city(slug: $city) {
        projects(first: 1, filter: { states: [PUBLISHED], matchedNow: true }, order: NEWEST) { nodes { id slug title } }
      }
    }`,
    { city: await city(request) }
  );
  const [project] = data.city.projects.nodes;
  if (!project) throw new Error('the demonstration has no open project that is matched');
  return project;
}

/** Signs in as somebody with a role, through the mail of the demonstration. */
export async function signInAs(
  page: Page,
  role: 'RESIDENT' | 'OFFICIAL' | 'MODERATOR' | 'FINANCE_OFFICER' | 'AUDITOR'
): Promise<void> {
  const { demo } = await ask<{ demo: { people: { name: string; email: string; role: string }[] } }>(
    page.request,
    '{ demo { people { name email role } } }'
  );
  const person = demo.people.find((one) => one.role === role);
  if (!person) throw new Error(`nobody to sign in as ${role}`);
  await page.goto('/outbox');
  await expect(page.getByRole('heading', { name: 'Qui voulez-vous être' })).toBeVisible();
  // The newest mail stands first; a demonstration that was used before has older ones to the same person.
  const newest = page
    .getByRole('listitem')
    .filter({ hasText: person.email })
    .getByRole('link', { name: 'Ouvrir le lien de connexion' })
    .first();
  const before = (await newest.count()) > 0 ? await newest.getAttribute('href') : null;
  await page.getByRole('button', { name: `Envoyer un lien à ${person.name}` }).click();
  await expect(newest).toBeVisible({ timeout: 60_000 });
  if (before) await expect(newest).not.toHaveAttribute('href', before, { timeout: 60_000 });
  await newest.click();
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page.getByRole('link', { name: 'Ma page' })).toBeVisible();
}

let official: Awaited<ReturnType<BrowserContext['cookies']>> | null = null;

/** Is the official: signed in once, and then with the same session, because links by mail are limited for an address. */
export async function beOfficial(page: Page): Promise<void> {
  if (official) {
    await page.context().addCookies(official);
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Ma page' })).toBeVisible();
    return;
  }
  await signInAs(page, 'OFFICIAL');
  official = await page.context().cookies();
}
