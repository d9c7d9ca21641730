/** A gift as far as a receipt of its year goes. */
type Gift = { own: string; year?: number | null; issuer?: string | null; ask: { allowed: boolean } };

/** The gifts of one year that one body may put on one receipt. */
export type Year<G extends Gift> = { key: string; issuer: string; year: number; gifts: G[] };

/** Years that are over and have two gifts or more without a receipt, the newest first. */
export function openYears<G extends Gift>(gifts: readonly G[], now: number): Year<G>[] {
  const years: Year<G>[] = [];
  for (const gift of gifts) {
    const { issuer, year } = gift;
    if (!gift.ask.allowed || !issuer || !year || year >= now) continue;
    const key = `${issuer}/${year}`;
    const known = years.find((one) => one.key === key);
    if (known) known.gifts.push(gift);
    else years.push({ key, issuer, year, gifts: [gift] });
  }
  return years.filter((one) => one.gifts.length > 1).toSorted((a, b) => b.year - a.year);
}
