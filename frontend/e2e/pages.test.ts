import { ask, city, matchedProject, signInAs } from './city';
import { expect, test } from './fixtures';

test('home shows the city with its list and its map', async ({ page, request, inspect }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.locator('.maplibregl-canvas')).toBeVisible();
  await expect(page.locator('.map-pin, .map-cluster').first()).toBeVisible();
  await expect(page.locator('.map[aria-busy="false"]')).toBeVisible();
  await page.goto(`/c/${await city(request)}`);
  await expect(page.getByRole('article').first()).toBeVisible();
  await inspect('home');
});

test('a neighbourhood under the pointer tells its totals', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('.map[aria-busy="false"]')).toBeVisible();
  const box = await page.locator('.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('the map has no place on the page');
  // A pin may lie under one point of the map, though not under all of them.
  await expect(async () => {
    for (const part of [0.3, 0.4, 0.5, 0.6, 0.7]) {
      await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
      if (await page.locator('.totals .plate').isVisible()) return;
    }
    throw new Error('no neighbourhood under any point');
  }).toPass();
  await expect(page.locator('.totals').filter({ has: page.locator('.plate') })).toContainText('habitants');
});

test('the map on a phone stands in for the list', async ({ page, inspect }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Voir la carte' }).click();
  await expect(page.locator('.maplibregl-canvas')).toBeVisible();
  await inspect('home-map');
});

test('filters live in the address and an empty search says so', async ({ page, inspect }) => {
  await page.goto('/?q=zzzzzz');
  await expect(page.getByText('Aucun projet ne correspond.')).toBeVisible();
  await inspect('home-empty');
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.getByLabel('Trier par').selectOption('CLOSING_SOON');
  await expect(page).toHaveURL(/sort=closing-soon/);
  await page.reload();
  await expect(page.getByLabel('Trier par')).toHaveValue('CLOSING_SOON');
});

test('a pin shows its project before one goes there', async ({ page, inspect }) => {
  await page.goto('/');
  await expect(page.locator('.map[aria-busy="false"]')).toBeVisible();
  await page.locator('.map-pin').first().click();
  const preview = page.locator('.preview');
  await expect(preview.getByRole('link', { name: 'Voir le projet' })).toBeFocused();
  await inspect('home-preview');
  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);
  await page.locator('.map-pin').first().click();
  await preview.getByRole('link', { name: 'Voir le projet' }).click();
  await expect(page).toHaveURL(/\/p\//);
});

test('a neighbourhood that is chosen is named on the map', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('.map[aria-busy="false"]')).toBeVisible();
  const choice = page.getByRole('combobox', { name: 'Quartier' });
  const name = await choice.locator('option').nth(1).textContent();
  await choice.selectOption({ index: 1 });
  await expect(page.locator('.map .totals .plate')).toHaveText(name ?? '');
});

test('on a phone a search leads to its results and nothing covers the filters', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/');
  const search = page.getByRole('searchbox');
  const toggle = page.getByRole('button', { name: 'Voir la carte' });
  await expect(page.getByRole('article').first()).toBeVisible();
  const matched = await page.getByLabel('Complétés par la ville').boundingBox();
  const button = await toggle.boundingBox();
  expect(button?.y ?? 0).toBeGreaterThan((matched?.y ?? 0) + (matched?.height ?? 0));
  await search.fill('zzzzzz');
  await search.press('Enter');
  await expect(page.getByRole('heading', { name: '0 projet' })).toBeInViewport();
  await expect(page.getByRole('button', { name: /^0 projet/ })).toBeVisible();
});

test('a campaign that fell short says that gifts were given back', async ({ page, request, inspect }) => {
  const slug = await city(request);
  const { city: found } = await ask<{ city: { projects: { nodes: { slug: string }[] } } }>(
    request,
    `query Failed($city: String!) {
      city(slug: $city) { projects(first: 1, filter: { states: [FAILED] }) { nodes { slug } } }
    }`,
    { city: slug }
  );
  await page.goto(`/c/${slug}/p/${found.projects.nodes[0]?.slug}`);
  await expect(page.locator('.large')).toContainText(/rendus à \d+ personnes/);
  await expect(page.getByText('Reste à réunir')).toHaveCount(0);
  await expect(page.getByText('Personne encore')).toHaveCount(0);
  await expect(page.locator('.backers .state').first()).toHaveText('rendu');
  await expect(page.locator('.decisions .meta', { hasText: 'annulé' }).first()).toBeVisible();
  await inspect('project-failed');
});

test('one button to give at a time on a phone', async ({ page, request }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`/c/${slug}/p/${project.slug}`);
  await expect(page.locator('.becomes')).toBeVisible();
  const bar = page.locator('.sticky');
  await expect(bar).toBeVisible();
  await page.locator('.panel.give').scrollIntoViewIfNeeded();
  await expect(bar).toBeHidden();
});

test('a project tells its whole story', async ({ page, request, inspect }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await page.goto(`/c/${slug}/p/${project.slug}`);
  await expect(page.getByRole('heading', { level: 1, name: project.title })).toBeVisible();
  await expect(page.getByText('Que devient mon don', { exact: false })).toBeVisible();
  await expect(page.locator('.becomes')).toBeVisible();
  await inspect('project');
});

test('the first page weighs little', async ({ page }) => {
  let bytes = 0;
  page.on('response', async (response) => {
    const path = new URL(response.url()).pathname;
    if (!path.endsWith('.js')) return;
    const { responseBodySize } = await response.request().sizes();
    bytes += responseBodySize;
  });
  // Narrow, so that the map is not made.
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(60_000);
});

test('the language can be changed in place', async ({ page }) => {
  await page.goto('/how-matching-works');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'How the city adds to your gift' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'How the city adds to your gift' })).toBeVisible();
});

for (const [path, name, heading] of [
  ['/how-matching-works', 'how', 'Comment la ville complète vos dons'],
  ['/accessibility', 'accessibility', 'Accessibilité'],
  ['/signin', 'signin', 'Se connecter'],
  ['/me', 'me-signed-out', 'Ma page'],
  ['/outbox', 'outbox', 'Courriers de la démonstration']
] as const) {
  test(`${path} is there for everybody`, async ({ page, inspect }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await inspect(name);
  });
}

test('an address that leads nowhere says so', async ({ page, inspect, quiet }) => {
  // The answer's own status; the pages themselves have nothing to add.
  quiet.allow.push(/status of 404/);
  await page.goto('/nowhere/at-all');
  await expect(page.getByRole('heading', { level: 1, name: 'Cette page n’existe pas' })).toBeVisible();
  await inspect('missing');
});

test('a project that does not exist says so', async ({ page, request, quiet }) => {
  quiet.allow.push(/404/);
  await page.goto(`/c/${await city(request)}/p/nothing-here`);
  await expect(page.getByText('Ce projet n’existe pas')).toBeVisible();
});

test('the desk is closed to strangers and to residents', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await page.goto(`/c/${slug}/desk`);
  await expect(page.getByRole('heading', { level: 1, name: 'Cette page n’est pas pour vous' })).toBeVisible();
  await inspect('desk-closed');
  await signInAs(page, 'RESIDENT');
  await page.goto(`/c/${slug}/desk`);
  await expect(page.getByRole('heading', { level: 1, name: 'Cette page n’est pas pour vous' })).toBeVisible();
});

test('a page without a connection says so and catches up', async ({ page, context, quiet }) => {
  quiet.allow.push(/ERR_INTERNET_DISCONNECTED|WebSocket/);
  await page.goto('/how-matching-works');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await expect(page.getByText('Vous êtes hors ligne', { exact: false }).first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('Vous êtes hors ligne', { exact: false })).toHaveCount(0);
});

test('the code of a mail signs in where it was asked for, and the link nowhere else', async ({
  page,
  browser,
  inspect
}) => {
  await page.goto('/signin?returnTo=/me');
  await page.getByLabel('Votre adresse e-mail').fill(`code-${Date.now()}@courrier.example`);
  await page.getByRole('button', { name: 'Envoyer le lien' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Regardez votre courrier' })).toBeVisible();
  await inspect('signin-code');

  // The mail is read on another device.
  const elsewhere = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await elsewhere.goto('/outbox');
  const mail = elsewhere
    .locator('main')
    .getByText(/^\s*\d{3} \d{3}\s*$/m)
    .first();
  const code = /\d{3} \d{3}/.exec(await mail.innerText())?.[0] ?? '';
  await elsewhere.getByRole('link', { name: 'Ouvrir le lien de connexion' }).first().click();
  await elsewhere.getByRole('button', { name: 'Me connecter' }).click();
  const title = 'Ce lien s’ouvre là où vous l’avez demandé';
  await expect(elsewhere.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await elsewhere.context().close();

  const field = page.getByLabel('Ou tapez le code à six chiffres');
  await field.fill('12');
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page.getByText('Le code a six chiffres, comme 123 456.')).toBeVisible();
  await field.fill(code);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page).toHaveURL(/\/me$/);
});

test('a sign-in link waits for a press, works once, and the page of a person opens', async ({
  page,
  inspect
}) => {
  await signInAs(page, 'RESIDENT');
  await page.goto('/outbox');
  await page.getByRole('link', { name: 'Ouvrir le lien de connexion' }).first().click();
  await inspect('signin-link');
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ce lien ne sert plus' })).toBeVisible();
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Mes dons' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await inspect('me');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  const menu = page.getByRole('navigation', { name: 'Menu principal' });
  await expect(menu.getByRole('link', { name: 'Se connecter' })).toBeVisible();
});
