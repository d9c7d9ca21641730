import { goto } from '$app/navigation';
import { api } from '$lib/api.svelte';
import { ownPath } from '$lib/path';
import { session } from '$lib/session.svelte';

/** Somebody has just been signed in: forgets what was read before, and goes on where they came from. */
export async function enter(returnTo: string | null | undefined): Promise<void> {
  api.reset();
  session.again();
  await goto(ownPath(returnTo), { replaceState: true });
}
