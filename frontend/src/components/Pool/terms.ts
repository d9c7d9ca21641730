import { decimal, readAmount, type AmountProblem } from '$lib/money';

export type Division = '' | 'area' | 'category' | 'project';
export type Period = '' | 'hour' | 'day' | 'week' | 'month';
export type Part = { id: string; key: string; amount: string };

/** How the money of a pool is divided, spread over time and taken from its funders, as the form holds it. */
export type TermsDraft = {
  by: Division;
  parts: Part[];
  each: string;
  reserved: string;
  sharedRest: boolean;
  per: Period;
  slice: string;
  carryOver: boolean;
  sharing: 'pro_rata' | 'waterfall';
};

/** As the match files write it. */
type Terms = {
  sharing?: 'pro_rata' | 'waterfall';
  partition?: {
    by: Exclude<Division, ''>;
    parts?: { key: string; amount_minor: number }[];
    each_minor?: number;
    reserved_minor?: number;
    shared_rest?: boolean;
  };
  slice?: { per: Exclude<Period, ''>; amount_minor: number; carry_over?: boolean };
};

let keys = 0;
export const newPart = (): Part => ({ id: `part-${(keys += 1)}`, key: '', amount: '' });

const typed = (minor: number | undefined): string =>
  minor === undefined ? '' : decimal(minor).replace(/\.00$/, '');

export function readTerms(json: unknown): TermsDraft {
  const { sharing = 'pro_rata', partition, slice } = (json ?? {}) as Terms;
  return {
    by: partition?.by ?? '',
    parts: (partition?.parts ?? []).map(({ key, amount_minor }) => ({
      ...newPart(),
      key,
      amount: typed(amount_minor)
    })),
    each: typed(partition?.each_minor),
    reserved: typed(partition?.reserved_minor),
    sharedRest: partition ? (partition.shared_rest ?? false) : true,
    per: slice?.per ?? '',
    slice: typed(slice?.amount_minor),
    carryOver: slice?.carry_over ?? false,
    sharing
  };
}

/** What is not an amount, by the path that the server would name it by. */
export type WrongAmounts = Record<string, AmountProblem>;

/** The terms as the API takes them, and the fields that are no amounts; a part without a place is the server's to name. */
export function writeTerms(draft: TermsDraft): { json: string; wrong: WrongAmounts } {
  const wrong: WrongAmounts = {};
  const minor = (path: string, text: string): number => {
    const read = readAmount(text);
    if ('minor' in read) return read.minor;
    wrong[`input.terms.${path}`] = read.problem;
    return 0;
  };
  const terms: Terms = {};
  if (draft.sharing === 'waterfall') terms.sharing = draft.sharing;
  if (draft.by === 'project') {
    terms.partition = {
      by: draft.by,
      each_minor: minor('partition.each_minor', draft.each),
      reserved_minor: minor('partition.reserved_minor', draft.reserved)
    };
  } else if (draft.by) {
    terms.partition = {
      by: draft.by,
      parts: draft.parts.map(({ key, amount }, index) => ({
        key,
        amount_minor: minor(`partition.parts[${index}].amount_minor`, amount)
      }))
    };
  }
  if (terms.partition && draft.sharedRest) terms.partition.shared_rest = true;
  if (draft.per) {
    terms.slice = { per: draft.per, amount_minor: minor('slice.amount_minor', draft.slice) };
    if (draft.carryOver) terms.slice.carry_over = true;
  }
  return { json: JSON.stringify(terms), wrong };
}

/** The paths of all fields of the terms, for what stands beside none of them. */
export const termsPaths = ({ parts }: TermsDraft): string[] => [
  'input.terms',
  ...[
    'partition',
    'partition.parts',
    'partition.each_minor',
    'partition.reserved_minor',
    'slice',
    'slice.amount_minor'
  ].map((path) => `input.terms.${path}`),
  ...parts.flatMap((_, index) =>
    ['', '.key', '.amount_minor'].map((end) => `input.terms.partition.parts[${index}]${end}`)
  )
];
