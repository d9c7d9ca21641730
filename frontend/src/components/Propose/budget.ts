import type { BudgetLineInput, BudgetLineKind } from '$gql/graphql';
import { readAmount, writeMoney } from '$lib/money';

/** A budget line as somebody types it. */
export type Line = { key: string; label: string; amount: string; kind: BudgetLineKind };

export type Sums = { required: number; optional: number; secured: number; goal: number; optimum: number };

const minorOf = ({ amount }: Line): number => {
  const read = readAmount(amount);
  return 'minor' in read ? read.minor : 0;
};

/** What is needed adds up to the goal, towards which secured money counts; what is optional comes on top. */
export function sums(lines: readonly Line[]): Sums {
  const of = (kind: BudgetLineKind): number =>
    lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + minorOf(line), 0);
  const [required, optional, secured] = [of('REQUIRED'), of('OPTIONAL'), of('SECURED')];
  return { required, optional, secured, goal: required, optimum: required + optional };
}

export const isBlank = ({ label, amount }: Line): boolean => label.trim() === '' && amount.trim() === '';

/** The lines as the API takes them, or null while one of them cannot be understood yet. */
export function inputOf(lines: readonly Line[], currency: string): BudgetLineInput[] | null {
  const inputs: BudgetLineInput[] = [];
  for (const line of lines) {
    if (isBlank(line)) continue;
    const read = readAmount(line.amount);
    if ('problem' in read || line.label.trim() === '') return null;
    inputs.push({
      label: line.label.trim(),
      amount: writeMoney({ minor: read.minor, currency }),
      kind: line.kind
    });
  }
  return inputs;
}
