import { createContext } from 'svelte';
import type { BuilderTexts } from '$i18n/fr/builder';
import { i18n } from '$i18n/index.svelte';
import type { Branch, Wrong } from '$lib/rule/form';
import { selectorAt } from '$lib/rule/places';
import type { Speaker } from '$lib/rule/say';
import { valueKind, type Naming } from '$lib/rule/schema';

/** What the city has names for. */
export type City = {
  currency: string;
  timeZone: string;
  categories: readonly { slug: string; name: string }[];
  neighbourhoods: readonly { id: string; name: string }[];
  areas: readonly { id: string; name: string }[];
};

type Source = {
  city: () => City;
  texts: () => BuilderTexts;
  rule: () => Branch;
  wrong: () => readonly Wrong[];
  /** Whether somebody tried to save: before, what is still empty is no problem yet. */
  tried: () => boolean;
  /** What the server found, by the place that shows it. */
  placed: () => ReadonlyMap<string, string[]>;
};

/** What the fields of a rule share: the words, the names of the city, and what is wrong where. */
export class Building {
  #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  get #wrong(): readonly Wrong[] {
    const all = this.#source.wrong();
    return this.#source.tried() ? all : all.filter(({ reason }) => reason !== 'required');
  }

  get texts(): BuilderTexts {
    return this.#source.texts();
  }

  get city(): City {
    return this.#source.city();
  }

  get comma(): boolean {
    return i18n.locale === 'fr';
  }

  /** What the city calls its places, its categories and those who carry projects. */
  names(naming: Naming): { key: string; name: string }[] {
    const { categories, neighbourhoods, areas } = this.city;
    if (naming === 'category') return categories.map(({ slug, name }) => ({ key: slug, name }));
    if (naming === 'applicant')
      return Object.entries(this.texts.applicants).map(([key, { text }]) => ({ key, name: text }));
    return [...neighbourhoods, ...areas].map(({ id, name }) => ({ key: id, name }));
  }

  /** The names to choose from, and those that are set and that the city does not have. */
  choices(naming: Naming, chosen: readonly string[]): { key: string; name: string }[] {
    const known = this.names(naming);
    const others = chosen.filter((key) => key !== '' && !known.some((one) => one.key === key));
    return [...known, ...others.map((key) => ({ key, name: this.texts.unknownName(key) }))];
  }

  name = (naming: Naming, key: string): string =>
    this.names(naming).find((one) => one.key === key)?.name ?? this.texts.unknownName(key);

  get speaker(): Speaker {
    const { currency, timeZone } = this.city;
    return {
      fields: this.texts.fields,
      words: this.texts.words,
      texts: this.texts,
      money: (minor) => i18n.minor(minor, currency),
      percent: this.#share,
      number: i18n.number,
      moment: (instant) => this.#moment(instant, timeZone),
      name: this.name,
      list: i18n.list
    };
  }

  get #tag(): string {
    return this.comma ? 'fr-FR' : 'en-GB';
  }

  /** "12,5 %": exact, unlike what a progress bar says. */
  #share = (bps: number): string =>
    new Intl.NumberFormat(this.#tag, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);

  #moment = (instant: string, timeZone: string): string =>
    new Intl.DateTimeFormat(this.#tag, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
      Date.parse(instant)
    );

  label = (form: string, key: string): string =>
    this.texts.fields[form]?.[key]?.label ?? this.texts.groups[key as 'eligible']?.title ?? key;

  hint = (form: string, key: string): string | undefined => this.texts.fields[form]?.[key]?.hint;

  word = (form: string, key: string, word: string): { text: string; hint?: string } =>
    this.texts.words[`${form}.${key}`]?.[word] ?? { text: word };

  /** What is wrong with a field: what cannot be read in it, or else what the server says. */
  problems(path: string): string[] {
    const own = this.#wrong.filter((one) => one.path === path);
    if (own.length > 0)
      return own.map((one) => this.#reason(one)).filter((one, place, all) => all.indexOf(one) === place);
    return this.#source.placed().get(path) ?? [];
  }

  /** How many problems a place has, with all within it. */
  count(path: string): number {
    const within = (at: string): boolean => at === path || at.startsWith(`${path}.`);
    const own = this.#wrong.filter((one) => within(one.path)).length;
    const told = [...this.#source.placed()].filter(([at]) => within(at));
    return own + told.reduce((sum, [, messages]) => sum + messages.length, 0);
  }

  #reason({ reason, spec, path }: Wrong): string {
    if (reason !== 'range') return this.texts.wrong[reason];
    const kind = spec.kind === 'value' ? valueKind(selectorAt(this.#source.rule(), path)) : spec.kind;
    const write = (value: number): string =>
      kind === 'money'
        ? i18n.minor(value, this.city.currency)
        : kind === 'percent' || kind === 'percents'
          ? this.#share(value)
          : i18n.number(value);
    return this.texts.wrong.range(write(spec.min ?? 0), spec.max === undefined ? null : write(spec.max));
  }
}

export const [building, provideBuilding] = createContext<Building>();

/** The identifier of a field on the page. */
export const idOf = (path: string): string => `rule-${path.replaceAll('.', '-')}`;
