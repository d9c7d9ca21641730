import { decimal, parseMoney } from '../lib/money';
import type { Dictionary, FirstTexts } from './fr';
import { first } from './fr/first';

export type Locale = 'fr' | 'en';
export const LOCALES: readonly Locale[] = ['fr', 'en'];
const COOKIE = 'parvis_locale';

/** Which of our languages somebody reads: the one chosen before, else the first of the browser's that we have. */
export function chooseLocale(cookie: string, wanted: readonly string[]): Locale {
  const chosen = new RegExp(`(?:^|; )${COOKIE}=(\\w+)`).exec(cookie)?.[1];
  const tags = [chosen, ...wanted.map((tag) => tag.split('-')[0])];
  return (tags.find((tag) => LOCALES.includes(tag as Locale)) as Locale | undefined) ?? 'fr';
}

class I18n {
  locale = $state<Locale>('fr');
  #texts = $state.raw<FirstTexts>(first);
  #whole = false;

  /** The texts in the reader's language. Those beyond the first page are there once `start` was asked for them. */
  get t(): Dictionary {
    return this.#texts as Dictionary;
  }

  /** Reads the language from the cookie or the browser. Ends before a page is drawn. */
  async start(whole: boolean): Promise<void> {
    this.#whole ||= whole;
    await this.#load(chooseLocale(document.cookie, navigator.languages));
  }

  async choose(locale: Locale): Promise<void> {
    document.cookie = `${COOKIE}=${locale}; path=/; max-age=31536000; samesite=lax`;
    await this.#load(locale);
  }

  async #load(locale: Locale): Promise<void> {
    this.#texts = await this.#fetch(locale);
    this.locale = locale;
    document.documentElement.lang = locale;
  }

  async #fetch(locale: Locale): Promise<FirstTexts> {
    if (locale === 'fr') return this.#whole ? (await import('./fr')).fr : first;
    return this.#whole ? (await import('./en')).en : (await import('./en/first')).first;
  }

  get #tag(): string {
    return this.locale === 'fr' ? 'fr-FR' : 'en-GB';
  }

  /** "1 234,50 €" from "1234.50 EUR"; whole amounts without cents. */
  money = (text: string): string => {
    const { minor, currency } = parseMoney(text);
    return this.minor(minor, currency);
  };

  minor = (minor: number, currency: string, cents = minor % 100 !== 0): string =>
    new Intl.NumberFormat(this.#tag, {
      style: 'currency',
      currency,
      minimumFractionDigits: cents ? 2 : 0,
      maximumFractionDigits: cents ? 2 : 0
    })
      .format(decimal(minor))
      .replace('-', '\u2212');

  /** Sums that stand side by side: all of them with cents as soon as one has some. */
  alike = (texts: readonly string[]): string[] => {
    const sums = texts.map(parseMoney);
    const cents = sums.some(({ minor }) => minor % 100 !== 0);
    return sums.map(({ minor, currency }) => this.minor(minor, currency, cents));
  };

  /** In whole units, rounded down: for the large sums of a city, where cents would only be noise. */
  wholeMoney = (text: string): string => {
    const { minor, currency } = parseMoney(text);
    return this.minor(Math.floor(minor / 100) * 100, currency);
  };

  /** "+20 €" or "−75 €"; nothing has no sign. */
  signed = (text: string): string => (parseMoney(text).minor > 0 ? '+' : '') + this.money(text);

  /** "€" for EUR. */
  symbol = (currency: string): string =>
    new Intl.NumberFormat(this.#tag, { style: 'currency', currency })
      .formatToParts(0)
      .find(({ type }) => type === 'currency')?.value ?? currency;

  number = (value: number): string => new Intl.NumberFormat(this.#tag).format(value);

  /** "78 %" from 7800 basis points, rounded down so that 99.9 % is never shown as reached. */
  percent = (bps: number): string =>
    new Intl.NumberFormat(this.#tag, { style: 'percent' }).format(Math.floor(bps / 100) / 100);

  date = (instant: string): string => {
    const text = new Intl.DateTimeFormat(this.#tag, {
      day: 'numeric',
      month: 'long',
      year: 'numeric'
    }).format(new Date(instant));
    // French counts the first day of a month, and only that one.
    return this.locale === 'fr' ? text.replace(/^1 /, '1er ') : text;
  };

  /** "23 novembre à 04:07", for what happens soon. */
  hour = (instant: string): string =>
    new Intl.DateTimeFormat(this.#tag, {
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit'
    }).format(new Date(instant));

  /** "04:07", for what is over today. */
  time = (instant: string): string =>
    new Intl.DateTimeFormat(this.#tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
      new Date(instant)
    );

  moment = (instant: string): string =>
    new Intl.DateTimeFormat(this.#tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

  /** "il y a 3 jours" for the recent past, the date for what is older than a month. */
  ago = (instant: string, now: number = Date.now()): string => {
    const seconds = (new Date(instant).getTime() - now) / 1000;
    const relative = new Intl.RelativeTimeFormat(this.#tag, { numeric: 'auto' });
    const past = -seconds;
    if (past < 60) return this.t.shell.justNow;
    if (past < 3600) return relative.format(Math.ceil(seconds / 60), 'minute');
    if (past < 86_400) return relative.format(Math.ceil(seconds / 3600), 'hour');
    if (past < 30 * 86_400) return relative.format(Math.ceil(seconds / 86_400), 'day');
    return this.date(instant);
  };

  list = (items: readonly string[]): string =>
    new Intl.ListFormat(this.#tag, { type: 'conjunction' }).format(items);
}

export const i18n = new I18n();
