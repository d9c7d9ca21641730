/** The apostrophe that people type becomes the one that belongs in print, also in HTML that a server has escaped. */
const curly = (text: string): string => text.replace(/(?<=[\p{L}\d])(?:'|&#39;|&#x27;)(?=[\p{L}\d])/gu, '’');

/** A text that somebody wrote, set as ours are: in French, marks also stay on the line of their word. */
export function typeset(text: string, language?: string): string {
  const set = curly(text);
  return language === 'FR' ? set.replace(/ (?=[:;!?»%€](?:\s|$))|(?<=«) /g, '\u00a0') : set;
}

/** The same for safe HTML, whose tags are left alone. */
export const typesetHtml = (html: string, language?: string): string =>
  html
    .split(/(<[^>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : typeset(part, language)))
    .join('');
