import { city, matchedProject, signInAs } from './city';
import { expect, test } from './fixtures';

test('people comment, answer, change and delete their words', async ({ page, request, inspect }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  const path = `/c/${slug}/p/${project.slug}`;
  await page.goto(path);
  const section = page.getByRole('region', { name: 'Ce que l’on en dit' });
  await expect(section.getByText('Pour écrire ici, connectez-vous', { exact: false })).toBeVisible();
  await inspect('comments-visitor');

  await signInAs(page, 'RESIDENT');
  await page.goto(path);
  await section.getByRole('button', { name: 'Publier le commentaire' }).click();
  await expect(section.getByLabel('Votre commentaire')).toBeFocused();
  const words = `Quand peut-on venir aider ? ${Date.now()}`;
  await section.getByLabel('Votre commentaire').fill(words);
  await section.getByRole('button', { name: 'Publier le commentaire' }).click();
  const mine = section.getByRole('article').filter({ hasText: words }).first();
  await expect(mine).toBeVisible();

  await mine.getByRole('button', { name: /^Répondre à/ }).click();
  const reply = section.getByLabel(/^Votre réponse à/);
  await expect(reply).toBeFocused();
  await reply.fill('Samedi matin, semble-t-il.');
  await inspect('comments-reply');
  await section.getByRole('button', { name: 'Publier la réponse' }).click();
  await expect(section.getByText('Samedi matin, semble-t-il.').first()).toBeVisible();

  await mine.getByRole('button', { name: 'Modifier' }).click();
  await section.getByLabel('Modifier votre commentaire').fill(`${words} Merci !`);
  await section.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(section.getByText(/modifié/).first()).toBeVisible();
  await inspect('comments');

  await section
    .getByRole('article')
    .filter({ hasText: words })
    .first()
    .getByRole('button', { name: 'Supprimer' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
  await expect(section.getByText(words)).toHaveCount(0);
  await expect(section.getByText('a supprimé son commentaire', { exact: false }).first()).toBeVisible();
});

test('a visitor reports a comment, and a moderator decides knowing what follows', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  const path = `/c/${slug}/p/${project.slug}`;
  const words = `Gagnez de l’argent sans rien faire ${Date.now()}`;
  await signInAs(page, 'RESIDENT');
  await page.goto(path);
  const section = page.getByRole('region', { name: 'Ce que l’on en dit' });
  await section.getByLabel('Votre commentaire').fill(words);
  await section.getByRole('button', { name: 'Publier le commentaire' }).click();
  await expect(section.getByText(words)).toBeVisible();

  await page.context().clearCookies();
  await page.goto(path);
  const comment = section.getByRole('article').filter({ hasText: words }).first();
  await comment.getByRole('button', { name: /^Signaler le commentaire/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect(dialog.getByText('Choisissez la phrase', { exact: false })).toBeVisible();
  await expect(dialog.getByRole('radio').first()).toBeFocused();
  await dialog.getByRole('radio', { name: 'C’est de la publicité.' }).check();
  await dialog.getByLabel('Votre adresse e-mail').fill('un.visiteur@visiteurs.example');
  await inspect('report');
  await dialog.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect(dialog.getByRole('heading', { name: 'Merci, c’est reçu' })).toBeVisible();
  await inspect('report-received');
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await expect(dialog).toBeHidden();

  await signInAs(page, 'MODERATOR');
  await page.goto(`/c/${slug}/desk/moderation`);
  const waiting = page.getByRole('listitem').filter({ hasText: words });
  await expect(waiting).toContainText('publicité');
  await inspect('desk-reports');
  await waiting.getByRole('link', { name: /^Lire et décider/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Un commentaire signalé' })).toBeVisible();
  await page.getByRole('radio', { name: 'Retirer', exact: true }).check();
  await expect(page.getByText('Le texte disparaît pour tout le monde', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByLabel('Pourquoi')).toBeFocused();
  await inspect('desk-case');
  await page.getByLabel('Pourquoi').fill('La publicité n’a pas sa place sous un projet.');
  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByText('La décision est prise', { exact: false })).toBeVisible();
  await inspect('desk-case-decided');

  await page.context().clearCookies();
  await page.goto(path);
  await expect(section.getByText('retiré par la modération', { exact: false }).first()).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);
});
