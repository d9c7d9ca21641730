/** At most two letters to know somebody or something by: "Amina El Idrissi" is AI, "Les Jardins" is J. */
export function initials(name: string): string {
  const words = name
    .split(/[\s’'-]+/)
    .filter((word) => /^\p{L}/u.test(word) && !/^(?:les?|la|l|des?|du|d|et|the|of|and)$/i.test(word));
  const first = words[0] ?? name.trim();
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [first, last]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}
