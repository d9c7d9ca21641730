import { readAmount, type AmountProblem } from '$lib/money';

/** What somebody gives to the platform on top of a gift, in minor units: nothing where nothing is written. */
export function readTip(
  typed: string,
  giftMinor: number
): { minor: number } | { problem: AmountProblem | 'too_much' } {
  const text = typed.trim();
  if (text === '' || /^0+([.,]0{1,2})?$/.test(text)) return { minor: 0 };
  const read = readAmount(text);
  if ('problem' in read) return read;
  return read.minor > giftMinor ? { problem: 'too_much' } : read;
}
