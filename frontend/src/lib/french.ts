/** "d’Ambrelle", "de Montcreux", "du Havre", "des Andelys": a city after "de". Its h is taken as silent. */
export function of(city: string): string {
  if (/^Les? /.test(city)) return city.replace(/^Le /, 'du ').replace(/^Les /, 'des ');
  return /^[aeiouyh]/i.test(city.normalize('NFD')) ? `d’${city}` : `de ${city}`;
}

/** "à Ambrelle", "au Havre", "aux Andelys": a city after "à". */
export const at = (city: string): string =>
  /^Les? /.test(city) ? city.replace(/^Le /, 'au ').replace(/^Les /, 'aux ') : `à ${city}`;
