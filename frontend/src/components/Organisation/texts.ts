/** The first words of a text in Markdown without its marks, for a card. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/(\*\*|__|[*_`])(?=\S)(.*?\S)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim();

/** What is shown of a website's address. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host.replace(/^www\./, '');
  } catch {
    return address;
  }
}

/** Only addresses of the web become links; whatever else somebody wrote stays text. */
export const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address);

/** An official number in the groups that one reads it by, such as 775 672 272. */
export const writtenIdentifier = (kind: string | null | undefined, value: string): string => {
  const plain = value.replace(/\s+/g, '');
  if (kind === 'SIREN') return plain.replace(/(\d{3})(?=\d)/g, '$1 ');
  if (kind === 'SIRET') return plain.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');
  return value;
};
