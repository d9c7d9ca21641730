import type { Dictionary } from '$i18n/fr';
import { readAmount } from '$lib/money';
import { inputOf, isBlank, sums } from './budget';
import type { Draft } from './draft';
import type { Step } from './steps';

/** Something that a proposal lacks or has wrong, in the reader's words. */
export type Finding = {
  step: Step;
  /** The element that takes the keyboard. */
  id: string;
  message: string;
  /** Which entry of its step, where there are several. */
  where?: string;
  /** Wrong as it was typed: said at once. What is only missing is said when somebody wants to go on. */
  wrong?: boolean;
};

type Texts = Pick<Dictionary, 'propose' | 'give'>;

function ofBudget(draft: Draft, { propose: t, give }: Texts): Finding[] {
  const found: Finding[] = [];
  draft.lines.forEach((line, index) => {
    if (isBlank(line)) return;
    const where = t.line(index + 1);
    const read = readAmount(line.amount);
    if (line.label.trim() === '')
      found.push({ step: 'budget', id: `${line.key}-label`, message: t.lineLabelMissing, where });
    if ('problem' in read) {
      const message = read.problem === 'too_large' ? t.amountTooLarge : give.amountProblems[read.problem];
      found.push({
        step: 'budget',
        id: `${line.key}-amount`,
        message,
        where,
        wrong: read.problem !== 'empty'
      });
    }
  });
  if (found.length > 0) return found;
  const { required, secured } = sums(draft.lines);
  const first = draft.lines.find((line) => !isBlank(line)) ?? draft.lines[0];
  if (required === 0)
    return [
      {
        step: 'budget',
        id: first ? `${first.key}-${isBlank(first) ? 'label' : 'kind'}` : 'add-line',
        message: t.budgetMissing
      }
    ];
  const covering = draft.lines.find(({ kind }) => kind === 'SECURED');
  if (secured >= required && covering)
    return [{ step: 'budget', id: `${covering.key}-amount`, message: t.securedTooMuch }];
  return [];
}

/** What the whole costs and what is put in are told only where they are something. */
function ofFigures({ cost, own }: Draft, { give }: Texts): Finding[] {
  return Object.entries({ cost, own }).flatMap(([id, typed]) => {
    const read = readAmount(typed);
    if ('minor' in read || read.problem === 'empty') return [];
    return [{ step: 'budget' as const, id, message: give.amountProblems[read.problem], wrong: true }];
  });
}

function ofDates({ opens, closes }: Draft, t: Dictionary['propose'], today: string): Finding[] {
  if (!closes) return [{ step: 'campaign', id: 'closes', message: t.closesMissing }];
  if (closes < today) return [{ step: 'campaign', id: 'closes', message: t.closesPast, wrong: true }];
  if (opens && closes < opens)
    return [{ step: 'campaign', id: 'closes', message: t.closesBeforeOpens, wrong: true }];
  return [];
}

/** Everything that stands between a proposal and the city, in the order of the form. Days are those of date fields. */
export function findings(draft: Draft, texts: Texts, today: string): Finding[] {
  const t = texts.propose;
  const missing = (there: boolean, step: Step, id: string, message: string): Finding[] =>
    there ? [] : [{ step, id, message }];
  return [
    ...missing(draft.title.trim() !== '', 'title', 'title', t.titleMissing),
    ...missing(draft.category !== '', 'title', 'category', t.categoryMissing),
    ...missing(draft.summary.trim() !== '', 'title', 'summary', t.summaryMissing),
    ...missing(draft.story.trim() !== '', 'story', 'story', t.storyMissing),
    ...missing(
      draft.cityWide || (draft.longitude !== null && draft.latitude !== null),
      'place',
      'area',
      t.placeMissing
    ),
    ...ofBudget(draft, texts),
    ...ofFigures(draft, texts),
    ...ofDates(draft, t, today)
  ];
}

/** The steps with something that cannot be told to the server as it stands, and so is not kept. */
export function untold(
  draft: Draft,
  currency: string,
  found: readonly Finding[]
): (keyof Dictionary['propose']['unkept'])[] {
  const ofFiguresWrong = (all: readonly Finding[]): boolean =>
    all.some(({ id }) => id === 'cost' || id === 'own');
  const wrongDates = found.some(({ step, wrong }) => step === 'campaign' && wrong);
  return [
    ...(draft.title.trim() === '' || draft.category === '' ? (['title'] as const) : []),
    ...(inputOf(draft.lines, currency) === null || ofFiguresWrong(found) ? (['budget'] as const) : []),
    ...(wrongDates ? (['campaign'] as const) : [])
  ];
}
