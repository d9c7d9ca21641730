import { tick } from 'svelte';

const CONTROL = 'input, select, textarea, button';

/** Puts the keyboard on something, or on the first field within it, once it is drawn. */
export async function focusWithin(id: string): Promise<void> {
  await tick();
  const element = document.getElementById(id);
  if (!element) return;
  const found = element.matches(CONTROL) ? element : element.querySelector<HTMLElement>(CONTROL);
  (found ?? element).focus();
}
