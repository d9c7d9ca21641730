type Step = { element: HTMLElement; next: Element | null; previous: Element | null };

const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, summary';

/** Puts the keyboard on what it usually does not stop at, for as long as it stays there. */
function stop(element: HTMLElement): void {
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus();
}

const within = (element: Element | null | undefined, selector: string): HTMLElement | undefined =>
  [...(element?.querySelectorAll<HTMLElement>(selector) ?? [])].find((one) => one.checkVisibility());

/** Where the keyboard goes once something has gone: to the neighbour of a row, else near where it was. */
function land(trail: readonly Step[], at: number, box: HTMLElement): void {
  const gone = trail[at - 1];
  const isList = gone?.element.matches('li, ul, ol') ?? false;
  const beside = [gone?.next, gone?.previous].find((one) => one?.isConnected);
  if (gone?.element.matches('li') && beside instanceof HTMLElement) return stop(beside);
  // What came in its place, such as the button that opens a form which is closed now.
  const parent = trail[at]?.element;
  const instead = gone?.previous?.isConnected ? gone.previous.nextElementSibling : parent?.firstElementChild;
  if (!isList && instead !== gone?.next) {
    const found = within(instead, FOCUSABLE);
    if (found) return found.focus();
  }
  for (const { element } of trail.slice(at)) {
    const heading = element === box ? 'h1' : isList ? 'h1, h2, h3' : null;
    const found = within(element, heading ?? FOCUSABLE);
    if (found) return heading ? stop(found) : found.focus();
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
