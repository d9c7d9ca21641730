import { i18n } from '$i18n/index.svelte';
import type { LayoutLoad } from './$types';

export const ssr = false;

const FIRST_PAGES: readonly (string | null)[] = ['/', '/c/[city]'];

/** The reader's language is known before anything is drawn; pages beyond the first bring the rest of the texts. */
export const load: LayoutLoad = async ({ route }) => {
  await i18n.start(!FIRST_PAGES.includes(route.id));
};
