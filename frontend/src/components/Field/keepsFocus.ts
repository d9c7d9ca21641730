type Step = { element: HTMLElement; next: Element | null; previous: Element | null };

const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, summary';

/** Puts the keyboard on what it usually does not stop at, for as long as it stays there. */
function stop(element: HTMLElement): void {
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus();
}

/** Where the keyboard goes once `gone` has left `parent`: to the neighbour of a row, else near where it was. */
function land(trail: readonly Step[], at: number, box: HTMLElement): void {
  const gone = trail[at - 1];
  const isList = gone?.element.matches('li, ul, ol') ?? false;
  const beside = [gone?.next, gone?.previous].find((one) => one?.isConnected);
  if (gone?.element.matches('li') && beside instanceof HTMLElement) return stop(beside);
  for (const { element } of trail.slice(at)) {
    if (element === box) return;
    const found = element.querySelector<HTMLElement>(isList ? 'h1, h2, h3' : FOCUSABLE);
    if (found?.checkVisibility()) return isList ? stop(found) : found.focus();
  }
}

/**
 * Keeps the keyboard near where it was when the row or the form that had it goes away, within one part of a page:
 * `<div {@attach keepsFocus}>`. Browsers would send it to the top of the page.
 */
export function keepsFocus(box: HTMLElement): () => void {
  let trail: Step[] = [];

  function follow({ target }: FocusEvent): void {
    trail = [];
    for (let one = target as HTMLElement | null; one; one = one === box ? null : one.parentElement)
      trail.push({ element: one, next: one.nextElementSibling, previous: one.previousElementSibling });
  }

  const watch = new MutationObserver(() => {
    if (document.activeElement !== document.body || trail[0]?.element.isConnected !== false) return;
    const at = trail.findIndex(({ element }) => element.isConnected);
    if (at > 0) land(trail, at, box);
  });
  box.addEventListener('focusin', follow);
  watch.observe(box, { childList: true, subtree: true });
  return () => {
    box.removeEventListener('focusin', follow);
    watch.disconnect();
  };
}
