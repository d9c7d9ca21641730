/** The number of the gift that a refusal is about, out of a path such as `gifts[7].project`. */
export function giftOf(field: string | null | undefined): number | null {
  const found = /^gifts(?:\[(\d+)\]|\.(\d+))\./.exec(field ?? '');
  return found ? Number(found[1] ?? found[2]) : null;
}
