import { tick } from 'svelte';

/** Puts the keyboard on the first field that has a problem, once the problems are drawn. */
export async function focusFirstProblem(form: HTMLElement | undefined): Promise<void> {
  await tick();
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus();
}

/** Puts the keyboard on a heading, so that a new step is read from its beginning. */
export async function focusHeading(id: string): Promise<void> {
  await tick();
  document.getElementById(id)?.focus();
}

/** What the pages themselves ask of an address before the server has its say. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim());
