import type { Locale } from './index.svelte';
import type { BuilderTexts } from './fr/builder';

/** The texts of the rule builder, which only the office needs: they are fetched with it. */
export const builderTexts = async (locale: Locale): Promise<BuilderTexts> =>
  locale === 'fr' ? (await import('./fr/builder')).builder : (await import('./en/builder')).builder;
