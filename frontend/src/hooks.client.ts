import type { HandleClientError } from '@sveltejs/kit';
import { mayReload } from '$lib/reload';

addEventListener('vite:preloadError', (event) => {
  if (!navigator.onLine || !mayReload()) return;
  event.preventDefault();
  location.reload();
});

/** An address that leads nowhere has a page of its own and is no fault of the pages; anything else is said. */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) reportError(error);
  return { message: error instanceof Error && status !== 404 ? error.message : message };
};
