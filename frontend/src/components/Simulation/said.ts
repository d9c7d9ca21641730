import { fromDay } from '$lib/day';
import { i18n } from '$i18n/index.svelte';

type Source = {
  past?: { from?: string | null; until?: string | null } | null;
  season?: { seed: number; projects: number; months: number } | null;
};

const day = (text: string | null | undefined): string | null =>
  text ? i18n.date(fromDay(text, 'start')) : null;

/** Over what a simulation goes, in words. */
export function saidSource({ past, season }: Source): string {
  const t = i18n.t.simulation;
  if (season) return t.overSeason(season.projects, season.months, season.seed);
  return t.overPast(day(past?.from), day(past?.until));
}

/** A day of the API, in words. */
export const saidDay = (text: string): string => day(text) ?? '';

/** "mars 2026" for "2026-03". */
export const saidMonth = (month: string, short = false): string =>
  new Intl.DateTimeFormat(i18n.locale, {
    month: short ? 'short' : 'long',
    year: short ? '2-digit' : 'numeric'
  }).format(new Date(fromDay(`${month}-15`, 'start')));
