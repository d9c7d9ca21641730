/** What is set in a rule, as a sentence. */
import { readBps, readCount, readMinor, type Reading } from './figures';
import { isBranch, isList, type Branch, type Value } from './form';
import { fieldsOf, specIn, valueKind, type Group, type Naming, type Spec } from './schema';

/** The words of the reader's language, and how it writes figures. */
export type Speaker = {
  fields: Record<string, Record<string, { say: string }>>;
  words: Record<string, Record<string, { text: string }>>;
  texts: {
    sayRatio: (num: string, den: string) => string;
    sayFlat: (amount: string) => string;
    sayGoal: (share: string) => string;
    sayNothing: string;
    sayTable: (selector: string, steps: string) => string;
    sayStep: (from: string, pays: string) => string;
    sayFor: (name: string, pays: string) => string;
    sayJoin: string;
    sayFraction: (num: string, den: string) => string;
    saySpan: (from: string, to: string) => string;
    stepOtherwise: string;
  };
  money: (minor: number) => string;
  percent: (bps: number) => string;
  number: (value: number) => string;
  moment: (instant: string) => string;
  name: (naming: Naming, key: string) => string;
  list: (items: readonly string[]) => string;
};

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value.trim() : '');
const figure = (read: Reading, typed: string, write: (value: number) => string): string =>
  'value' in read ? write(read.value) : typed;

function sayFigure(kind: 'money' | 'percent' | 'count', typed: string, to: Speaker): string {
  if (kind === 'money') return figure(readMinor(typed), typed, to.money);
  return kind === 'percent'
    ? figure(readBps(typed), typed, to.percent)
    : figure(readCount(typed), typed, to.number);
}

/** What a field holds, in words; empty where it holds nothing. */
function sayValue(form: string, spec: Spec, value: Value, to: Speaker): string {
  const word = (key: string): string => to.words[`${form}.${spec.key}`]?.[key]?.text ?? key;
  switch (spec.kind) {
    case 'money':
    case 'percent':
    case 'count': {
      const typed = textOf(value);
      return typed && sayFigure(spec.kind, typed, to);
    }
    case 'flag':
      return value === true ? '1' : '';
    case 'choice':
      return word(textOf(value));
    case 'name':
      return textOf(value) && to.name(spec.naming ?? 'area', textOf(value));
    case 'moment':
      return textOf(value) && to.moment(textOf(value));
    case 'choices':
      return to.list((value as string[]).map(word));
    case 'names':
      return to.list((value as string[]).map((key) => to.name(spec.naming ?? 'area', key)));
    case 'percents':
      return to.list((value as string[]).filter(Boolean).map((part) => sayFigure('percent', part, to)));
    case 'span': {
      const [from = '', until = ''] = value as string[];
      return from || until ? to.texts.saySpan(from, until) : '';
    }
    case 'branch':
      return isBranch(value) ? sayBranch(value, to) : '';
    case 'list':
      return isList(value)
        ? value
            .map((one) => sayBranch(one, to))
            .filter(Boolean)
            .join(' / ')
        : '';
    default:
      return textOf(value);
  }
}

/** What a rule or a step pays. */
function sayPay({ fields }: Branch, to: Speaker): string {
  const num = textOf(fields.num);
  const den = textOf(fields.den);
  if (num || den) {
    const money = (typed: string): string => {
      const read = readCount(typed);
      return 'value' in read ? to.money(read.value * 100) : typed;
    };
    return to.texts.sayRatio(money(num), money(den));
  }
  const flat = textOf(fields.flat_minor);
  if (flat) return to.texts.sayFlat(sayFigure('money', flat, to));
  const goal = textOf(fields.goal_share_bps);
  if (goal) return to.texts.sayGoal(sayFigure('percent', goal, to));
  return fields.nothing === true ? to.texts.sayNothing : '';
}

function sayStep(step: Branch, selector: string, to: Speaker): string {
  const pays = sayPay(step, to);
  for (const naming of ['area', 'category', 'applicant'] as const) {
    const key = textOf(step.fields[naming]);
    if (key) return to.texts.sayFor(to.name(naming, key), pays);
  }
  if (step.fields.otherwise === true) return to.texts.sayFor(to.texts.stepOtherwise, pays);
  const at = textOf(step.fields.from_at);
  const from = textOf(step.fields.from);
  return to.texts.sayStep(at ? to.moment(at) : from && sayFigure(valueKind(selector), from, to), pays);
}

function sayRate(rate: Branch, to: Speaker): string {
  const table = rate.fields.table;
  if (!isBranch(table)) return sayPay(rate, to);
  const selector = textOf(table.fields.selector);
  const steps = isList(table.fields.steps) ? table.fields.steps : [];
  const words = to.words['RateTableForm.selector']?.[selector]?.text ?? selector;
  return to.texts.sayTable(words, steps.map((step) => sayStep(step, selector, to)).join(to.texts.sayJoin));
}

/** The parts of a branch, each in words, in the order in which they are shown. */
export function sayBranch(branch: Branch, to: Speaker): string {
  if (branch.form === 'RateForm') return sayRate(branch, to);
  if (branch.form === 'FractionForm') {
    const [num, den] = [textOf(branch.fields.num), textOf(branch.fields.den)];
    return num && den ? to.texts.sayFraction(num, den) : '';
  }
  const parts = fieldsOf(branch.form).flatMap((spec) => {
    const value = branch.fields[spec.key];
    const said = value === undefined ? '' : sayValue(branch.form, spec, value, to);
    const text = to.fields[branch.form]?.[spec.key]?.say ?? '{}';
    return said ? [text.replace('{}', () => said)] : [];
  });
  return parts.join(', ');
}

/** A group of settings as one sentence; empty where nothing is set. */
export function sayGroup(rule: Branch, group: Group, to: Speaker): string {
  const spec = specIn(rule.form, group);
  const value = rule.fields[group];
  if (!spec || value === undefined) return '';
  const said = sayValue(rule.form, spec, value, to);
  if (!said) return '';
  const whole = (to.fields[rule.form]?.[group]?.say ?? '{}').replace('{}', () => said);
  return `${whole.charAt(0).toLocaleUpperCase()}${whole.slice(1)}.`;
}
