import { city, matchedProject, signInAs } from './city';
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
  quiet.allow.push(/404|Not found/);
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
