import type { Page } from '@playwright/test';
import { ask, city, matchedProject, signInAs } from './city';
import { expect, test } from './fixtures';
import { signInBy } from './mail';

const COLLEAGUE = 'marius.delpont@ambrelle.example';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

/** Begins a count and ends on its page. */
async function begin(page: Page, slug: string, occasion: string): Promise<void> {
  await page.goto(`/c/${slug}/desk/cash`);
  await page.getByRole('button', { name: 'Commencer un comptage' }).click();
  await expect(page.getByLabel('À quelle occasion')).toBeFocused();
  await page.getByLabel('À quelle occasion').fill(occasion);
  await page.getByRole('button', { name: 'Commencer', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: occasion })).toBeVisible();
}

type Given = { amount: string; kind?: 'Espèces' | 'Chèque'; name?: string };

/** Enters a gift by the keyboard's own way through the form. */
async function give(
  page: Page,
  title: string | null,
  { amount, kind = 'Espèces', name }: Given
): Promise<void> {
  const project = page.getByRole('combobox', { name: 'Pour quel projet' });
  if (title) {
    await project.fill(title);
    await expect(page.getByRole('option').first()).toBeVisible();
    await project.press('Enter');
  }
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('Montant').fill(amount);
  if (name) await page.getByRole('textbox', { name: 'Nom' }).fill(name);
  await page.getByRole('button', { name: 'Inscrire ce don' }).click();
  await expect(page.getByLabel('Montant')).toHaveValue('');
  await expect(project).toBeFocused();
}

/** Writes what somebody found on the table. */
async function found(page: Page, cash: string, cheques: string, action: string): Promise<void> {
  await page.getByLabel('Billets et pièces').fill(cash);
  await page.getByLabel('Chèques').fill(cheques);
  await page.getByRole('button', { name: action }).click();
}

test('two people count what was given at a table, and bring it to the bank', async ({
  page,
  request,
  inspect
}) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  const occasion = `Fête des Tanneurs ${crypto.randomUUID().slice(0, 8)}`;
  await signInAs(page, 'FINANCE_OFFICER');
  await page.goto(`/c/${slug}/desk/money`);
  await page
    .getByRole('navigation', { name: 'Le bureau de la ville' })
    .getByRole('link', { name: 'Espèces et chèques' })
    .click();
  await expect(heading(page, 'Comptages')).toBeVisible();
  await inspect('desk-cash');
  await begin(page, slug, occasion);
  await inspect('desk-cash-empty');

  // What is wrong is said at its field before anything is sent.
  await page.getByRole('button', { name: 'Inscrire ce don' }).click();
  await expect(page.getByRole('combobox', { name: 'Pour quel projet' })).toBeFocused();
  await expect(page.getByText('Choisissez un projet dans la liste.')).toBeVisible();

  await give(page, project.title, { amount: '20', name: 'Ana Berthollet' });
  await expect(page.getByText(/^N°\s1\s: 20\s€ pour/)).toBeVisible();
  await give(page, null, { amount: '50,50', kind: 'Chèque' });
  await give(page, null, { amount: '5' });
  await give(page, null, { amount: '5' });
  await expect(page.getByText(/^N°\s4\s: 5\s€ pour/)).toBeVisible();
  await inspect('desk-cash-open');

  await page.getByRole('button', { name: 'Retirer le don n°\u00a04' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText('Le don n°\u00a04 est retiré.')).toBeVisible();

  await found(page, '24', '50,50', 'J’ai compté');
  await expect(page.getByText(/Les dons inscrits font 25\s€/)).toBeVisible();
  await expect(page.getByLabel('Billets et pièces')).toBeFocused();
  await found(page, '25', '50,50', 'J’ai compté');
  await expect(heading(page, 'Une deuxième personne doit compter')).toBeVisible();
  await expect(page.getByText('C’est noté.')).toBeVisible();
  await inspect('desk-cash-counted');

  // The second person is shown nothing, finds something else first, and the count is open again.
  const address = page.url();
  await signInBy(page, COLLEAGUE);
  await page.goto(address);
  await expect(heading(page, 'À vous de compter')).toBeVisible();
  await expect(page.getByText('Ana Berthollet')).toHaveCount(0);
  await expect(page.getByText(/25\s€/)).toHaveCount(0);
  await inspect('desk-cash-second');
  await found(page, '20', '50,50', 'Voilà ce que je trouve');
  await expect(page.getByText('Vous n’avez pas trouvé la même chose')).toBeVisible();
  await expect(heading(page, 'Dons inscrits')).toBeVisible();
  await inspect('desk-cash-differs');

  await found(page, '25', '50,50', 'J’ai compté');
  await expect(heading(page, 'Une deuxième personne doit compter')).toBeVisible();
  await page.context().clearCookies();
  await signInAs(page, 'FINANCE_OFFICER');
  await page.goto(address);
  await found(page, '25', '50,50', 'Voilà ce que je trouve');
  await expect(heading(page, 'Le compte est bon')).toBeVisible();
  await expect(page.getByText(/75,50\s€ sont entrés dans la caisse/)).toBeVisible();
  await inspect('desk-cash-confirmed');

  // On paper there is the sheet alone, with a line for each of the two.
  await page.emulateMedia({ media: 'print' });
  await expect(heading(page, 'Feuille de comptage')).toBeVisible();
  await expect(page.getByText('Date et signature')).toHaveCount(2);
  await expect(heading(page, 'Le compte est bon')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('link', { name: 'Espèces et chèques' }).last().click();
  await expect(page.getByRole('link', { name: occasion })).toBeVisible();
  await page.getByLabel('Somme déposée').fill('99999');
  await page.getByRole('button', { name: 'Noter le dépôt' }).click();
  await expect(page.getByLabel('Somme déposée')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Somme déposée').fill('75,50');
  await page.getByRole('button', { name: 'Noter le dépôt' }).click();
  await expect(page.getByText(/Dépôt de 75,50\s€ noté/)).toBeVisible();
  await expect(page.getByText('sur aucun relevé encore').first()).toBeVisible();
  await inspect('desk-cash-deposited');
});

test('a count that was begun by mistake is given up', async ({ page, request }) => {
  const slug = await city(request);
  await signInAs(page, 'FINANCE_OFFICER');
  await begin(page, slug, `Par erreur ${crypto.randomUUID().slice(0, 8)}`);
  await page.getByRole('button', { name: 'Abandonner ce comptage' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Abandonner ce comptage' }).click();
  await expect(heading(page, 'Ce comptage est abandonné.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Inscrire ce don' })).toHaveCount(0);
});

test('an auditor reads counts and enters nothing', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await signInAs(page, 'AUDITOR');
  await page.goto(`/c/${slug}/desk/cash`);
  await expect(heading(page, 'Comptages')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Commencer un comptage' })).toHaveCount(0);
  await page.goto(`/c/${slug}/desk/money?part=providers`);
  await expect(heading(page, 'Paiements contestés')).toBeVisible();
  await expect(heading(page, 'Virements des prestataires')).toBeVisible();
  await expect(heading(page, 'Rendre un don')).toHaveCount(0);
  await inspect('desk-money-providers');
});

test('a gift goes back only where it has come, and for a reason', async ({ page, request, inspect }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  const { createPledge } = await ask<{ createPledge: { pledge: { id: string } } }>(
    request,
    'mutation G($input: CreatePledgeInput!) { createPledge(input: $input) { pledge { id } problems { message } } }',
    {
      input: {
        project: project.id,
        amount: '12',
        name: 'Odile Sauvage',
        email: `odile.${crypto.randomUUID()}@visiteurs.example`,
        anonymous: false,
        idempotencyKey: crypto.randomUUID()
      }
    }
  );
  await signInAs(page, 'FINANCE_OFFICER');
  await page.goto(`/c/${slug}/desk/money?part=providers`);
  const find = page.getByRole('button', { name: 'Chercher ce don' });
  const field = page.getByLabel('Son identifiant, ou l’adresse de sa page de remerciement');
  await field.fill('bonjour');
  await find.click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill(createPledge.pledge.id);
  await find.click();
  // It is awaited: nothing of it has come that could go back.
  await expect(page.getByText('Ce don ne peut pas être rendu')).toBeVisible();

  // One that has come is given back from the project's own page.
  await page.goto(`/c/${slug}/p/${project.slug}`);
  await page
    .getByRole('button', { name: /^Rendre ce don/ })
    .first()
    .click();
  const window = page.getByRole('dialog');
  await window.getByRole('button', { name: 'Rendre', exact: true }).click();
  await expect(window.getByText('Écrivez une raison')).toBeVisible();
  await window.getByRole('radio', { name: /^Une partie/ }).check();
  await window.getByRole('button', { name: 'Rendre', exact: true }).click();
  await expect(window.getByLabel('Montant à rendre')).toBeFocused();
  await inspect('project-refund');
  await window.getByRole('button', { name: 'Annuler' }).click();
});
