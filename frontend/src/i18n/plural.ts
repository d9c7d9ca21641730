/** The words for a number: French counts 0 and 1 as one, English 1 alone. */
export const pluralFr = (count: number, one: string, many: string): string =>
  `${spaced(count, 'fr-FR')} ${Math.abs(count) < 2 ? one : many}`;

export const pluralEn = (count: number, one: string, many: string): string =>
  `${spaced(count, 'en-GB')} ${count === 1 ? one : many}`;

const spaced = (count: number, tag: string): string => new Intl.NumberFormat(tag).format(count);
