const slot = (pledge: string): string => `parvis.pay.${pledge}`;

/** Keeps in this tab what the mail's link carried: one comes back from the bank without it. */
export function keepKey(pledge: string, key: string | null, store: Storage = sessionStorage): void {
  if (key) store.setItem(slot(pledge), key);
}

export const readKey = (pledge: string, store: Storage = sessionStorage): string | null =>
  store.getItem(slot(pledge));
