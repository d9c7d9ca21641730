/**
 * A key for one intention, such as one gift: it survives a reload of the page and changes with what is intended,
 * so that sending twice never gives twice.
 */
export function intentKey(name: string, content: unknown, store: Storage = sessionStorage): string {
  const slot = `parvis.intent.${name}`;
  const wanted = JSON.stringify(content);
  try {
    const kept = JSON.parse(store.getItem(slot) ?? 'null') as { key: string; content: string } | null;
    if (kept?.content === wanted) return kept.key;
  } catch {
    // What was kept cannot be read; a new key is made below.
  }
  const key = crypto.randomUUID();
  store.setItem(slot, JSON.stringify({ key, content: wanted }));
  return key;
}

/** Forgets the intention once it is fulfilled, so that the next gift is a new one. */
export const fulfilled = (name: string, store: Storage = sessionStorage): void =>
  store.removeItem(`parvis.intent.${name}`);
