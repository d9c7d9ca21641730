import { ask, city, matchedProject, signInAs } from './city';
import { expect, test } from './fixtures';
import { signInNew } from './mail';

/** Each would do something if it became more than text; a blocked script would be heard of in the console, too. */
const HOSTILE = '"><img src=x onerror="window.hit=1"><script>window.hit=1</script>';
const LINK = '[x](javascript:window.hit=1) <iframe src="javascript:window.hit=1"></iframe>';

test('what looks like a script is shown as it was typed, on every page where it stands', async ({
  page,
  request
}) => {
  const slug = await city(request);
  const project = await matchedProject(request);
  await signInNew(page);
  const key = String(Date.now());
  const { city: place } = await ask<{ city: { id: string } }>(
    page.request,
    'query City($slug: String!) { city(slug: $slug) { id } }',
    { slug }
  );
  const made = await ask<{
    createProject: { project: { id: string; slug: string } };
    createOrganisation: { organisation: { slug: string } };
    createToken: { problems: unknown[] };
    addComment: { comment: { id: string } };
  }>(
    page.request,
    `mutation Slip(
      $project: CreateProjectInput!
      $organisation: CreateOrganisationInput!
      $token: CreateTokenInput!
      $comment: AddCommentInput!
    ) {
      updateProfile(input: { name: ${JSON.stringify(HOSTILE)} }) { problems { code } }
      createProject(input: $project) { project { id slug } problems { code } }
      createOrganisation(input: $organisation) { organisation { slug } problems { code } }
      createToken(input: $token) { problems { code } }
      addComment(input: $comment) { comment { id } problems { code } }
    }`,
    {
      project: { city: place.id, title: HOSTILE, idempotencyKey: `slip-project-${key}` },
      organisation: {
        city: place.id,
        name: `${key} ${HOSTILE}`,
        kind: 'ASSOCIATION',
        about: LINK,
        idempotencyKey: `slip-organisation-${key}`
      },
      token: { name: HOSTILE, scopes: ['READ_OWN'], days: 1 },
      comment: {
        project: project.id,
        body: `${key} ${HOSTILE} ${LINK}`,
        idempotencyKey: `slip-comment-${key}`
      }
    }
  );
  expect(made.createToken.problems).toEqual([]);
  const draft = made.createProject.project;
  await ask(
    page.request,
    `mutation Tell($id: ID!, $input: UpdateProjectInput!) { updateProject(id: $id, input: $input) { problems { code } } }`,
    { id: draft.id, input: { summary: HOSTILE, story: `${HOSTILE}\n\n${LINK}` } }
  );
  await ask(
    page.request,
    `mutation Complain($subject: ID!) {
      report(input: { subject: $subject, reason: OTHER, details: ${JSON.stringify(HOSTILE)} }) { problems { code } }
    }`,
    { subject: project.id }
  );

  const harmless = async (path: string): Promise<void> => {
    await page.goto(path);
    await expect(page.getByText('window.hit=1').first(), path).toBeVisible();
    await expect(page.locator('[aria-busy="true"]:visible')).toHaveCount(0);
    await expect(
      page.locator('main iframe, main img[src="x"], main a[href^="javascript"]'),
      path
    ).toHaveCount(0);
    expect(await page.evaluate(() => 'hit' in window), path).toBe(false);
  };
  for (const path of [
    '/me',
    '/me/tokens',
    `/c/${slug}/p/${draft.slug}`,
    `/c/${slug}/a/${made.createOrganisation.organisation.slug}`,
    `/c/${slug}/p/${project.slug}`
  ]) {
    await harmless(path);
  }
  await page.context().clearCookies();
  await signInAs(page, 'MODERATOR');
  await page.goto(`/c/${slug}/desk/moderation`);
  const row = page.getByRole('listitem').filter({ hasText: project.title });
  const there = await row.getByRole('link', { name: 'Lire et décider' }).first().getAttribute('href');
  await harmless(there ?? '');
});
