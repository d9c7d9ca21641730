import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { mails, newCode, signInNew } from './mail';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

test('the ways to sign in beside the mail are there without a second wall', async ({ page, inspect }) => {
  await page.goto('/signin?trouble=IDENTITY_DENIED');
  await expect(page.getByText('La connexion n’a pas abouti')).toBeVisible();
  const fold = page.getByRole('button', { name: 'Utiliser un mot de passe' });
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByLabel('Votre mot de passe', { exact: true })).toBeHidden();
  await fold.press('Enter');
  await page.getByRole('button', { name: 'Me connecter', exact: true }).click();
  await expect(page.getByText('Tapez votre mot de passe.')).toBeVisible();
  await inspect('signin-password');
});

test('nothing waits to be linked for somebody who comes by', async ({ page, inspect }) => {
  await page.goto('/signin/link');
  await expect(heading(page, 'Rien n’attend d’être lié')).toBeVisible();
  await inspect('signin-link-none');
});

test('an invitation that is over says so', async ({ page, inspect }) => {
  await page.goto('/invitation/not-an-invitation');
  await expect(heading(page, 'Cette invitation ne sert plus')).toBeVisible();
  await inspect('invitation-over');
});

for (const path of ['/me/account', '/me/home', '/me/receipts', '/me/tokens', '/me/data']) {
  test(`${path} asks to sign in first and comes back`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Connectez-vous d’abord' })).toBeVisible();
    await page.locator('main').getByRole('link', { name: 'Se connecter' }).click();
    await expect(page).toHaveURL(`/signin?returnTo=${encodeURIComponent(path)}`);
  });
}

test('a name, a password with a confirmation, and signing in with it', async ({ page, inspect }) => {
  const email = await signInNew(page, '/me/account');
  await page.getByLabel('Votre nom').fill('Nolwenn Le Bihan');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Enregistré', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('ce navigateur')).toBeVisible();
  await inspect('me-account');

  await page.getByRole('button', { name: 'En choisir un' }).click();
  const field = page.getByLabel('Nouveau mot de passe');
  await expect(field).toBeFocused();
  await field.fill('court');
  await field.press('Enter');
  await expect(page.getByText('Il faut au moins 12 caractères.')).toBeVisible();
  await field.fill('ardoise pivoine tramway');
  await expect(page.getByText('Très bon')).toBeVisible();

  // As if the sign-in were long ago: the first answer asks for a confirmation.
  let refused = false;
  await page.route('**/graphql', async (route) => {
    const body = route.request().postDataJSON() as { operationName?: string };
    if (refused || body.operationName !== 'SetPassword') return route.fallback();
    refused = true;
    const problems = [{ code: 'PROOF_REQUIRED', field: null, message: 'Confirmez d’abord.' }];
    return route.fulfill({ json: { data: { setPassword: { viewer: null, problems } } } });
  });
  const before = await mails(page, email);
  await field.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Confirmez que c’est vous' });
  await expect(dialog.getByRole('button', { name: 'M’envoyer un code' })).toBeFocused();
  await inspect('proof');
  await dialog.getByRole('button', { name: 'M’envoyer un code' }).press('Enter');
  const code = dialog.getByLabel('Le code à six chiffres');
  await expect(code).toBeFocused();
  await code.fill(await newCode(page, email, before));
  await code.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Vous en avez un.', { exact: true })).toBeVisible();

  await page.goto('/me');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Se connecter' })).toBeVisible();
  await page.goto('/signin?returnTo=/me');
  await page.getByRole('button', { name: 'Utiliser un mot de passe' }).click();
  await page.locator('#password-email').fill(email);
  await page.getByLabel('Votre mot de passe', { exact: true }).fill('ardoise pivoine tramwaX');
  await page.getByRole('button', { name: 'Me connecter', exact: true }).click();
  await expect(page.getByText(/ne vont pas ensemble/)).toBeVisible();
  await page.getByLabel('Votre mot de passe', { exact: true }).fill('ardoise pivoine tramway');
  await page.getByRole('button', { name: 'Me connecter', exact: true }).click();
  await expect(heading(page, /Nolwenn Le Bihan/)).toBeVisible();
});

test('closing the confirmation leaves everything as it was', async ({ page }) => {
  await signInNew(page, '/me/tokens');
  await page.route('**/graphql', (route) => {
    const body = route.request().postDataJSON() as { operationName?: string };
    if (body.operationName !== 'CreateToken') return route.fallback();
    const problems = [{ code: 'PROOF_REQUIRED', field: null, message: 'Confirmez d’abord.' }];
    return route.fulfill({ json: { data: { createToken: { token: null, secret: null, problems } } } });
  });
  await page.getByRole('button', { name: 'Nouveau jeton' }).click();
  await page.getByLabel('Pour quel programme').fill('Essai');
  await page.getByRole('button', { name: 'Créer le jeton' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('Confirmez d’abord.')).toBeVisible();
  await expect(page.getByLabel('Pour quel programme')).toHaveValue('Essai');
});

test('a token shows its secret once and can be revoked', async ({ page, inspect }) => {
  await signInNew(page, '/me/tokens');
  await page.getByRole('button', { name: 'Nouveau jeton' }).click();
  await page.getByRole('button', { name: 'Créer le jeton' }).click();
  await expect(page.getByText('Donnez un nom, pour le reconnaître.')).toBeVisible();
  await page.getByLabel('Pour quel programme').fill('Tableau de bord');
  await page.getByLabel('Écrire et modifier vos projets.').check();
  await inspect('me-tokens-new');
  await page.getByRole('button', { name: 'Créer le jeton' }).click();
  const secret = await page.getByLabel('Secret du jeton').inputValue();
  expect(secret.length).toBeGreaterThan(20);
  await inspect('me-tokens-secret');
  await page.getByRole('button', { name: 'Je l’ai mis à l’abri' }).click();
  await expect(page.getByRole('heading', { name: /Tableau de bord/ })).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.getByRole('button', { name: 'Retirer Tableau de bord' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText('Aucun programme n’agit pour vous.')).toBeVisible();
});

test('a letter to where one lives is asked for once all of the address is there', async ({
  page,
  inspect
}) => {
  await signInNew(page, '/me/home');
  await page.getByRole('button', { name: 'Recevoir une lettre' }).click();
  await page.getByLabel('Nom sur la boîte aux lettres').fill('Nolwenn Le Bihan');
  await page.getByRole('button', { name: 'Demander la lettre' }).click();
  await expect(page.getByLabel('Numéro et rue')).toBeFocused();
  await inspect('me-home-form');
  await page.getByLabel('Numéro et rue').fill('4 rue des Tanneurs');
  await page.getByLabel('Code postal').fill('99100');
  await page.getByLabel('Votre quartier').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Demander la lettre' }).click();
  await expect(page.getByText('lettre demandée', { exact: true })).toBeVisible();
  await inspect('me-home');
});

test('everything kept is shown, downloaded, agreed to and at last erased', async ({ page, inspect }) => {
  const email = await signInNew(page, '/me/data');
  await page.getByRole('button', { name: 'Voir ici' }).click();
  await page.locator('summary').first().click();
  await expect(page.getByRole('cell', { name: email }).first()).toBeVisible();
  const news = page.getByRole('switch', { name: 'Nouvelles par e-mail' });
  const was = await news.getAttribute('aria-checked');
  await news.press('Space');
  await expect(news).not.toHaveAttribute('aria-checked', was ?? '');
  await inspect('me-data');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /Télécharger le tout/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);

  await page.getByRole('button', { name: 'Effacer mon compte' }).click();
  const confirm = page.getByLabel('Tapez votre adresse e-mail pour confirmer');
  await confirm.fill('autre@courrier.example');
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await expect(page.getByText(`Tapez exactement ${email}.`)).toBeVisible();
  await confirm.fill(email);
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await expect(heading(page, 'Au revoir, et merci')).toBeVisible();
  await inspect('goodbye');
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Connectez-vous d’abord' })).toBeVisible();
});

test('another device can be signed out', async ({ page, browser }) => {
  const email = await signInNew(page, '/me/account');
  const other = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  const before = await mails(page, email);
  await other.goto('/signin?returnTo=/me');
  await other.getByLabel('Votre adresse e-mail').fill(email);
  await other.getByRole('button', { name: 'Envoyer le lien' }).click();
  await other.getByLabel('Ou tapez le code').fill(await newCode(page, email, before));
  await other.getByRole('button', { name: 'Me connecter' }).click();
  await expect(other).toHaveURL(/\/me$/);
  await page.reload();
  await page.getByRole('button', { name: 'Déconnecter tous les autres' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Déconnecter' }).click();
  await expect(page.getByRole('button', { name: 'Déconnecter tous les autres' })).toHaveCount(0);
  await other.reload();
  await expect(other.getByRole('heading', { name: 'Connectez-vous d’abord' })).toBeVisible();
  await other.context().close();
});

test('a passkey is added, used to sign in, renamed and removed', async ({ page, baseURL }) => {
  // Browsers know no passkeys on a bare address.
  expect(new URL(baseURL ?? '').hostname).toBe('localhost');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true
    }
  });
  await signInNew(page, '/me/account');
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await page.getByRole('button', { name: /^Renommer/ }).click();
  await page.getByLabel('Nom de cette clé d’accès').fill('Mon téléphone');
  await page.getByLabel('Nom de cette clé d’accès').press('Enter');
  await expect(page.getByText('Mon téléphone').first()).toBeVisible();
  await page.goto('/me');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Se connecter' })).toBeVisible();
  await page.goto('/signin?returnTo=/me/account');
  // What fills itself in may be quicker than the button.
  const button = page.getByRole('button', { name: 'Utiliser une clé d’accès' });
  await Promise.race([button.click().catch(() => undefined), page.waitForURL(/\/me\/account$/)]);
  await expect(page).toHaveURL(/\/me\/account$/);
  await page.getByRole('button', { name: 'Retirer Mon téléphone' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText('Mon téléphone')).toHaveCount(0);
});
