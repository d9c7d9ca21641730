import { ask } from '$lib/api.svelte';
import { ProofWays } from './document';
import { proof } from './proof.svelte';

/** What is left of a confirmation must last until what it is for has been asked. */
const LEAST_MS = 20_000;

export const lasts = (provenUntil: string | null | undefined, now: number = Date.now()): boolean =>
  provenUntil != null && new Date(provenUntil).getTime() - now > LEAST_MS;

/** Before what is not asked by GraphQL, such as a download: true if the reader is, or has just been, confirmed. */
export async function prove(): Promise<boolean> {
  const { data } = await ask(ProofWays, {});
  const viewer = data?.viewer ?? null;
  return lasts(viewer?.provenUntil) || proof.ask(viewer);
}
