const joined = (tag: string): ((parts: readonly string[]) => string) => {
  const format = new Intl.ListFormat(tag, { type: 'conjunction' });
  return (parts) => format.format(parts);
};

/** "un, deux et trois"; "one, two and three". */
export const listFr = joined('fr-FR');
export const listEn = joined('en-GB');
