import type { Page } from '@playwright/test';
import { ask, city, matchedProject, signInAs } from './city';
import { expect, test } from './fixtures';
import { signInBy, signInNew } from './mail';
import { camt053 } from './statement';

const IBAN = 'FR76 3000 6000 0112 3456 7890 189';
const COLLEAGUE = 'marius.delpont@ambrelle.example';

type Books = {
  city: {
    books: {
      statements: { nodes: { closing: string }[] };
      periods: { endsAt: string; closedAt: string | null }[];
    };
  };
};

const booksOf = async (page: Page, slug: string): Promise<Books['city']['books']> =>
  (
    await ask<Books>(
      page.request,
      'query B($city: String!) { city(slug: $city) { books { statements(first: 1) { nodes { closing } } periods { endsAt closedAt } } } }',
      { city: slug }
    )
  ).city.books;

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

const upload = (page: Page, name: string, text: string): Promise<void> =>
  page
    .locator('#statement-file')
    .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });

/** Confirms in the window that what was said of a movement is meant. */
async function sure(page: Page, question: string | RegExp): Promise<void> {
  const window = page.getByRole('dialog', { name: question });
  await expect(window).toBeVisible();
  await window.getByRole('button', { name: 'Oui, c’est cela' }).click();
  await expect(window).toBeHidden();
}

test('a finance officer enters the account for transfers', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await signInAs(page, 'FINANCE_OFFICER');
  await page.goto(`/c/${slug}/desk/acts`);
  await page
    .getByRole('navigation', { name: 'Le bureau de la ville' })
    .getByRole('link', { name: 'Banque et comptes' })
    .click();
  await expect(heading(page, 'Compte pour les virements')).toBeVisible();
  await inspect('desk-money-first');

  const account = page.getByRole('complementary', { name: 'Compte pour les virements' });
  await account.getByRole('button', { name: /Indiquer un compte|Modifier/ }).click();
  const iban = page.getByLabel('IBAN');
  await expect(page.getByLabel('Titulaire')).toBeFocused();
  await page.getByLabel('Titulaire').fill('Ville d’Ambrelle');
  await iban.fill('FR76 3000 6000 0112 3456 7890 188');
  await account.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(iban).toHaveAttribute('aria-invalid', 'true');
  await expect(iban).toBeFocused();
  await inspect('desk-money-account');
  await iban.fill(IBAN);
  await account.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(account.getByText('Le compte est enregistré')).toBeVisible();
  await expect(account.getByText(IBAN)).toBeVisible();
});

test('a guest gives by transfer, and the statement of the bank confirms it', async ({
  page,
  browser,
  request,
  inspect
}) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/c/${slug}/p/${project.slug}/back`);
  await page.getByLabel('Un autre montant').fill('25,40');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Votre adresse e-mail').fill(`virement.${crypto.randomUUID()}@visiteurs.example`);
  await page.getByRole('textbox', { name: 'Votre nom' }).fill('Une passante');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('radio', { name: 'Par carte' })).toBeChecked();
  await page.getByRole('radio', { name: 'Par virement' }).check();
  await inspect('back-channel');
  await page.getByRole('button', { name: 'Voir le compte et la référence' }).click();

  await page.waitForURL(/\/thanks\?pledge=/);
  await expect(page.getByRole('heading', { level: 1, name: 'Il reste à faire le virement' })).toBeVisible();
  await expect(page.getByText(IBAN)).toBeVisible();
  await expect(page.getByRole('img', { name: /Code QR/ })).toHaveJSProperty('complete', true);
  const reference = (await page.locator('.sheet .main .code').textContent()) ?? '';
  expect(reference).toMatch(/^RF/);
  await page.getByRole('button', { name: 'Copier, Référence' }).click();
  await expect(page.getByRole('button', { name: 'Copié, Référence' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Référence' })).toHaveText('Référence : copié.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference);
  await page.getByRole('button', { name: 'Copier, Montant' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('25,40');
  await inspect('transfer');
  await page.reload();
  await expect(page.getByText(reference)).toBeVisible();

  // Somebody else gives too, and will forget the reference.
  await ask(
    request,
    'mutation G($input: CreatePledgeInput!) { createPledge(input: $input) { pledge { id } problems { message } } }',
    {
      input: {
        project: project.id,
        amount: '31.70 EUR',
        channel: 'TRANSFER',
        name: 'Aloïs Vauquelin',
        email: `alois.${crypto.randomUUID()}@visiteurs.example`,
        anonymous: false,
        idempotencyKey: crypto.randomUUID()
      }
    }
  );

  const office = await browser.newContext();
  const desk = await office.newPage();
  await signInAs(desk, 'FINANCE_OFFICER');
  await desk.goto(`/c/${slug}/desk/money`);
  await expect(heading(desk, 'Relevés de compte')).toBeVisible();
  const { statements } = await booksOf(desk, slug);
  const opening = statements.nodes[0]?.closing.split(' ')[0] ?? '1000.00';

  const file = camt053(IBAN, opening, [
    { amount: '25.40', name: 'Une Passante', reference },
    { amount: '31.70', name: 'M VAUQUELIN ALOIS', text: 'don au quartier' },
    { amount: '-2.50', name: 'Banque', text: 'Frais de tenue de compte' }
  ]);
  await upload(desk, 'releve.xml', file);
  await expect(heading(desk, 'Dans « releve.xml »')).toBeFocused();
  await expect(desk.getByText(/3 mouvements, 2 restent à expliquer/)).toBeVisible();
  await expect(desk.getByText('Rien n’est encore enregistré.')).toBeVisible();
  await desk.getByRole('button', { name: 'Enregistrer ce relevé' }).click();
  await expect(
    desk.getByText(/1 relevé enregistré\. 2 mouvements restent à expliquer\./).first()
  ).toBeVisible();

  // The gift whose reference came is confirmed; the page that waited says so.
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Merci' })).toBeVisible();
  await expect(page.getByText(/25,40\s€/).first()).toBeVisible();

  const forgot = desk.getByRole('article', { name: 'M VAUQUELIN ALOIS' }).last();
  await forgot
    .getByRole('button', { name: /^Le don de Aloïs Vauquelin, 31,70\s€/ })
    .first()
    .click();
  await sure(desk, /^C’est le don de Aloïs Vauquelin/);
  await expect(desk.getByText('Le don est confirmé.')).toBeVisible();
  const charge = desk.getByRole('article', { name: 'Banque' }).last();
  await charge.getByRole('button', { name: 'Frais de banque' }).click();
  await sure(desk, 'Ce sont des frais de banque ?');
  await expect(desk.getByText('Noté comme frais de banque.')).toBeVisible();

  // That was a mistake, and is taken back with a reason.
  const explained = desk.getByRole('region', { name: 'Mouvements expliqués' });
  await expect(explained.getByText('Frais de banque').first()).toBeVisible();
  await explained
    .getByRole('button', { name: /^Reprendre l’explication \(Banque/ })
    .first()
    .click();
  const question = desk.getByRole('dialog', { name: 'Reprendre cette explication ?' });
  await question.getByRole('button', { name: 'Reprendre l’explication' }).click();
  await expect(question.getByText(/^Dites pourquoi/)).toBeVisible();
  await question.getByLabel('Pourquoi c’était une erreur').fill('C’était une commission.');
  await question.getByRole('button', { name: 'Reprendre l’explication' }).click();
  await expect(question).toBeHidden();
  await desk
    .getByRole('article', { name: 'Banque' })
    .last()
    .getByRole('button', { name: 'Frais de banque' })
    .click();
  await sure(desk, 'Ce sont des frais de banque ?');
  await office.close();
});

test('a transfer that is awaited stands on the donor’s own page', async ({ page, request, inspect }) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await signInNew(page);
  await page.goto(`/c/${slug}/p/${project.slug}/back`);
  await page.getByLabel('Un autre montant').fill('15');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('radio', { name: 'Par virement' }).check();
  await page.getByRole('button', { name: 'Voir le compte et la référence' }).click();
  await expect(page.getByText('Vous retrouvez ces lignes dans « Ma page »')).toBeVisible();
  const reference = (await page.locator('.sheet .main .code').textContent()) ?? '';
  await page.goto('/me');
  await page.getByText('Compte et référence du virement').click();
  await expect(page.getByText(reference)).toBeVisible();
  await inspect('me-transfer');
});

test('movements wait for somebody to explain them', async ({ page, request, inspect, quiet }) => {
  quiet.allow.push(/status of 422/);
  const slug = await city(request);
  const project = await matchedProject(request);
  await ask(
    request,
    'mutation G($input: CreatePledgeInput!) { createPledge(input: $input) { pledge { id } problems { message } } }',
    {
      input: {
        project: project.id,
        amount: '40.00 EUR',
        channel: 'TRANSFER',
        name: 'Ana Berthollet',
        email: `ana.${crypto.randomUUID()}@visiteurs.example`,
        anonymous: false,
        idempotencyKey: crypto.randomUUID()
      }
    }
  );
  await signInAs(page, 'FINANCE_OFFICER');
  await page.goto(`/c/${slug}/desk/money`);
  await expect(heading(page, 'Relevés de compte')).toBeVisible();
  const { statements } = await booksOf(page, slug);
  const file = camt053(IBAN, statements.nodes[0]?.closing.split(' ')[0] ?? '0.00', [
    { amount: '40.00', name: 'MME BERTHOLLET ANA', text: 'pour les bancs du quartier' },
    { amount: '-18.00', name: 'Imprimerie du Port', text: 'Facture 2210' }
  ]);
  await upload(page, 'lettre.txt', 'Bonjour');
  await expect(page.getByText('« lettre.txt » ne peut pas être enregistré')).toBeVisible();
  // The sums no longer make the balance, and a day is none.
  await upload(page, 'faux.xml', file.replace('>18.00<', '>18.01<'));
  await expect(page.getByText('« faux.xml » ne peut pas être enregistré')).toBeVisible();
  await upload(page, 'jours.xml', file.replace(/<BookgDt><Dt>[^<]*/g, '<BookgDt><Dt>hier'));
  await expect(page.getByText('« jours.xml » ne peut pas être enregistré')).toBeVisible();
  await inspect('desk-money-refused');
  await upload(page, 'suite.xml', file);
  await expect(heading(page, 'Dans « suite.xml »')).toBeVisible();
  await inspect('desk-money-look');
  await page.getByRole('button', { name: 'Enregistrer ce relevé' }).click();
  const gift = page.getByRole('article', { name: 'MME BERTHOLLET ANA' }).last();
  await expect(gift).toBeVisible();
  await inspect('desk-money-bank');
  await gift.getByText('Un autre don').click();
  await gift.getByRole('button', { name: 'C’est ce don' }).click();
  await expect(gift.getByText('Ce n’est pas l’identifiant d’un don')).toBeVisible();
  await gift
    .getByRole('button', { name: /^Le don de Ana Berthollet/ })
    .first()
    .click();
  await inspect('desk-money-sure');
  await sure(page, /^C’est le don de Ana Berthollet/);
  const bill = page.getByRole('article', { name: 'Imprimerie du Port' }).last();
  await bill.getByRole('button', { name: 'Argent de la ville' }).click();
  await sure(page, 'C’est l’argent de la ville ?');
  await expect(page.getByText('Noté comme argent de la ville.')).toBeVisible();
});

test('the books are even, and a second person closes them', async ({ page, request, inspect }) => {
  const slug = await city(request);
  await signInAs(page, 'FINANCE_OFFICER');
  await page.goto(`/c/${slug}/desk/money?part=books`);
  await expect(page.getByText('Les deux côtés sont égaux').first()).toBeVisible();
  await expect(page.getByText('Les deux côtés diffèrent')).toHaveCount(0);
  await page.getByLabel('Au', { exact: true }).fill('2020-01-01');
  await expect(page.locator('#until-problem')).toBeVisible();
  await page.getByRole('button', { name: 'Mois précédent' }).click();
  await expect(page.locator('#until-problem')).toHaveCount(0);
  await expect(page.getByText('Les deux côtés sont égaux').first()).toBeVisible();

  // Each run closes a day more than the one before.
  const [last] = (await booksOf(page, slug)).periods;
  const next = last ? new Date(Date.parse(last.endsAt) + 43_200_000) : new Date(Date.now() - 60 * 86_400_000);
  const through = page.getByLabel('Jusqu’au soir du');
  const askToClose = page.getByRole('button', { name: 'Demander la clôture' });
  await through.fill(new Date().toISOString().slice(0, 10));
  await askToClose.click();
  await expect(through).toHaveAttribute('aria-invalid', 'true');
  await through.fill(next.toISOString().slice(0, 10));
  await askToClose.click();
  await expect(page.getByText('La clôture est demandée.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Clore ces comptes' })).toHaveCount(0);
  await inspect('desk-money-books');
  await page.getByRole('button', { name: 'Retirer ma demande' }).click();
  await expect(page.getByText('Votre demande est retirée.')).toBeVisible();
  await through.fill(next.toISOString().slice(0, 10));
  await askToClose.click();
  await expect(page.getByText('La clôture est demandée.')).toBeVisible();

  await signInBy(page, COLLEAGUE);
  await page.goto(`/c/${slug}/desk/money?part=books`);
  await page.getByRole('button', { name: 'Clore ces comptes' }).click();
  const window = page.getByRole('dialog');
  await window.getByRole('button', { name: 'Clore définitivement' }).click();
  await expect(page.getByText('Les comptes sont clos.')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('Empreinte à la clôture').first()).toBeVisible();
  await inspect('desk-money-closed');
});

test('an auditor reads the books and changes nothing', async ({ page, request }) => {
  const slug = await city(request);
  await signInAs(page, 'AUDITOR');
  await page.goto(`/c/${slug}/desk/money`);
  await expect(heading(page, 'Relevés de compte')).toBeVisible();
  await expect(page.locator('#statement-file')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Modifier|Indiquer un compte/ })).toHaveCount(0);
  await page.goto(`/c/${slug}/desk/money?part=books`);
  await expect(page.getByText('Les deux côtés sont égaux').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Demander la clôture' })).toHaveCount(0);
});
