import { expect, type Page } from '@playwright/test';
import { ask } from './city';

/** What a pool is set up with beside its city, name and purpose. */
interface Terms {
  funders: { name: string; amount: string }[];
  definition: unknown;
  holdSeconds?: number;
}

/** A published pool for all projects, made over the API as the signed-in official. */
export async function openPool(
  page: Page,
  slug: string,
  name: string,
  { definition, ...terms }: Terms
): Promise<string> {
  const found = await ask<{ city: { id: string } }>(
    page.request,
    'query CityId($slug: String!) { city(slug: $slug) { id } }',
    { slug }
  );
  const key = crypto.randomUUID();
  const input = {
    ...terms,
    city: found.city.id,
    name,
    purpose: 'Pour les projets du quartier.',
    definition: JSON.stringify(definition),
    idempotencyKey: `e2e-pool-${key}`
  };
  const made = await ask<{ createPool: { pool: { id: string } | null; problems: { message: string }[] } }>(
    page.request,
    'mutation Make($input: CreatePoolInput!) { createPool(input: $input) { pool { id } problems { message } } }',
    { input }
  );
  expect(made.createPool.problems).toEqual([]);
  const id = made.createPool.pool?.id ?? '';
  await ask(
    page.request,
    'mutation Open($id: ID!, $key: String!) { publishPool(id: $id, idempotencyKey: $key) { problems { message } } }',
    { id, key: `e2e-open-${key}` }
  );
  return id;
}
