const SLOT = 'parvis.reloaded';
const PAUSE_MS = 60_000;

/**
 * Whether a page whose script did not come should be loaded anew: after a new release the old scripts are gone.
 * Once a minute at most, so that what really is missing is said instead of asked for for ever.
 */
export function mayReload(now: number = Date.now(), store: Storage = sessionStorage): boolean {
  if (now - Number(store.getItem(SLOT) ?? 0) < PAUSE_MS) return false;
  store.setItem(SLOT, String(now));
  return true;
}
