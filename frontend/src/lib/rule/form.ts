/** A rule as its form holds it, and as the API takes it. What the form has no field for stays as it was written. */
import { hundredths, readBps, readCount, readMinor, type Reading } from './figures';
import { BRIEFS, fieldsOf, ROOT, specIn, valueKind, type Spec } from './schema';

// A record cannot name itself.

export type JsonObject = { [key: string]: Json };
export type Json = null | boolean | number | string | Json[] | JsonObject;
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style
export type Fields = { [key: string]: Value };
/** Figures are held as they are typed; a moment as the API writes it. */
export type Value = string | boolean | string[] | Branch | Branch[];
export type Branch = {
  /** Tells the entries of a list apart while they are moved. */
  key: string;
  form: string;
  fields: Fields;
  /** What no field of the form can show. */
  rest: JsonObject;
};

export type Wrong = {
  path: string;
  reason: 'amount' | 'percent' | 'number' | 'required' | 'range';
  spec: Spec;
};

/** How figures are written, and what a step of the table around begins at. */
type Manner = { comma: boolean; selector: string };

let keys = 0;
const newKey = (): string => `branch-${(keys += 1)}`;

export const isBranch = (value: Value | undefined): value is Branch =>
  typeof value === 'object' && !Array.isArray(value);
export const isList = (value: Value | undefined): value is Branch[] =>
  Array.isArray(value) && value.some((one) => typeof one === 'object');

/** What somebody who adds a branch most likely wants in it, beside what it cannot do without. */
const USUAL: Record<string, Fields> = {
  NoveltyForm: { first_gift: true },
  BandForm: { share_max_bps: '', cap_max_minor: '' },
  MissedForm: { crowd: 'refund', match: 'void_to_pool' },
  RateForm: { num: '1', den: '1' },
  RateStepForm: { from: '', num: '1', den: '1' }
};

/** A branch with what it cannot do without. */
export function newBranch(form: string): Branch {
  const fields: Fields = { ...USUAL[form] };
  for (const spec of fieldsOf(form)) if (spec.required) fields[spec.key] ??= emptyOf(spec);
  return { key: newKey(), form, fields, rest: {} };
}

/** Takes settings away. */
export function without(branch: Branch, keys: readonly string[]): void {
  branch.fields = Object.fromEntries(Object.entries(branch.fields).filter(([key]) => !keys.includes(key)));
}

/** What a field holds at the moment at which somebody adds it. */
export function emptyOf(spec: Spec): Value {
  switch (spec.kind) {
    case 'flag':
      return true;
    case 'choice':
      return spec.words[0] ?? '';
    case 'choices':
    case 'names':
    case 'percents':
      return spec.kind === 'percents' ? ['', ''] : [];
    case 'span':
      return ['', ''];
    case 'branch':
      return newBranch(spec.of ?? '');
    case 'list':
      return [newBranch(spec.of ?? '')];
    default:
      return '';
  }
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
const areTexts = (json: Json): json is string[] =>
  Array.isArray(json) && json.every((one) => typeof one === 'string');
const isWhole = (json: Json): json is number => typeof json === 'number' && Number.isSafeInteger(json);

function figureText(kind: 'money' | 'percent' | 'count', value: number, comma: boolean): string {
  return kind === 'count' ? String(value) : hundredths(value, comma, kind === 'money');
}

/** The value of a field; nothing where the field cannot show it. */
function readValue(spec: Spec, json: Json, manner: Manner): Value | undefined {
  const { comma } = manner;
  switch (spec.kind) {
    case 'money':
    case 'percent':
    case 'count':
    case 'value': {
      const kind = spec.kind === 'value' ? valueKind(manner.selector) : spec.kind;
      return isWhole(json) ? figureText(kind, json, comma) : undefined;
    }
    case 'flag':
      return typeof json === 'boolean' ? json : undefined;
    case 'text':
    case 'name':
      return typeof json === 'string' && json !== '' ? json : undefined;
    case 'moment':
      return typeof json === 'string' && !Number.isNaN(Date.parse(json)) ? json : undefined;
    case 'choice':
      return typeof json === 'string' && spec.words.includes(json) ? json : undefined;
    case 'choices':
      return areTexts(json) && json.every((word) => spec.words.includes(word)) ? [...json] : undefined;
    case 'names':
      return areTexts(json) ? [...json] : undefined;
    case 'percents':
      return Array.isArray(json) && json.every(isWhole)
        ? json.map((one) => hundredths(one, comma))
        : undefined;
    case 'span':
      return Array.isArray(json) && json.length === 2 && json.every(isWhole) ? json.map(String) : undefined;
    case 'branch': {
      const brief = BRIEFS[spec.of ?? ''];
      const whole = brief && !isObject(json) ? expanded(spec.of ?? '', brief, json) : json;
      return isObject(whole) ? readBranch(spec.of ?? '', whole, manner) : undefined;
    }
    case 'list': {
      const entries = spec.key === 'gate' && isObject(json) ? [json] : json;
      if (!Array.isArray(entries) || !entries.every(isObject)) return undefined;
      return entries.map((entry) => readBranch(spec.of ?? '', entry, manner));
    }
  }
}

/** The object for which a short spelling stands; nothing where it is none. */
function expanded(form: string, brief: string, json: Json): Json | undefined {
  const spec = specIn(form, brief);
  if (!spec) return undefined;
  if (spec.kind === 'flag') return json === brief ? { [brief]: true } : undefined;
  return readValue(spec, json, { comma: false, selector: '' }) === undefined ? undefined : { [brief]: json };
}

function readBranch(form: string, json: JsonObject, around: Manner): Branch {
  const selector = typeof json.selector === 'string' ? json.selector : around.selector;
  const branch: Branch = { key: newKey(), form, fields: {}, rest: {} };
  for (const [key, entry] of Object.entries(json)) {
    if (entry === null) continue;
    const spec = specIn(form, key);
    const value = spec && readValue(spec, entry, { ...around, selector });
    // A switch that is off, and a list of nothing, say what their absence says.
    if (value === false || (Array.isArray(entry) && entry.length === 0 && form !== 'GateForm')) continue;
    if (value === undefined) branch.rest[key] = entry;
    else branch.fields[key] = value;
  }
  return branch;
}

/**
 * The form of a rule, with every group of settings, also those in which nothing is set. `comma`: figures are
 * written with a comma, as in French.
 */
export function readRule(json: JsonObject, comma = false): Branch {
  const rule = readBranch(ROOT, json, { comma, selector: '' });
  for (const { key, kind, of } of fieldsOf(ROOT)) {
    if (kind === 'branch' && of && rule.rest[key] === undefined)
      rule.fields[key] ??= { key: newKey(), form: of, fields: {}, rest: {} };
  }
  return rule;
}

class Writer {
  wrong: Wrong[] = [];

  figure(spec: Spec, path: string, typed: string, selector: string): Json | undefined {
    if (typed.trim() === '') {
      if (spec.required) this.wrong.push({ path, reason: 'required', spec });
      return undefined;
    }
    const kind = spec.kind === 'value' ? valueKind(selector) : spec.kind;
    const read: Reading =
      kind === 'money'
        ? readMinor(typed)
        : kind === 'percent' || kind === 'percents'
          ? readBps(typed)
          : readCount(typed);
    if ('wrong' in read) {
      this.wrong.push({ path, reason: read.wrong, spec });
      return undefined;
    }
    if (read.value < (spec.min ?? 0) || read.value > (spec.max ?? Number.MAX_SAFE_INTEGER)) {
      this.wrong.push({ path, reason: 'range', spec });
      return undefined;
    }
    return read.value;
  }

  value(spec: Spec, value: Value, path: string, selector: string): Json | undefined {
    switch (spec.kind) {
      case 'money':
      case 'percent':
      case 'count':
      case 'value':
        return this.figure(spec, path, String(value), selector);
      case 'flag':
        return value === true ? true : undefined;
      case 'text':
      case 'name':
      case 'choice':
      case 'moment': {
        const text = String(value).trim();
        if (text === '' && spec.required) this.wrong.push({ path, reason: 'required', spec });
        return text === '' ? undefined : text;
      }
      case 'choices':
      case 'names':
        return Array.isArray(value) && value.length > 0 ? (value as string[]) : undefined;
      case 'percents': {
        const parts = (value as string[]).filter((part) => part.trim() !== '');
        const read = parts.map((part) => this.figure(spec, path, part, ''));
        return read.length > 0 ? read.filter((one) => one !== undefined) : undefined;
      }
      case 'span': {
        const parts = (value as string[]).map((part) =>
          this.figure({ ...spec, kind: 'count' }, path, part, '')
        );
        const both = parts.filter((one) => one !== undefined);
        if (both.length === 1) this.wrong.push({ path, reason: 'required', spec });
        return both.length === 2 ? both : undefined;
      }
      case 'branch':
        return isBranch(value) ? this.brief(value, path, selector) : undefined;
      case 'list': {
        const entries = (value as Branch[]).map((entry, index) =>
          this.branch(entry, `${path}.${index}`, selector)
        );
        return entries.length > 0 ? entries : undefined;
      }
    }
  }

  /** A branch in its short spelling where that says all; nothing where it says nothing. */
  brief(branch: Branch, path: string, selector: string): Json | undefined {
    const json = this.branch(branch, path, selector);
    const written = Object.keys(json);
    if (written.length === 0) return undefined;
    const brief = BRIEFS[branch.form];
    if (!brief || written.length > 1 || written[0] !== brief) return json;
    return json[brief] === true ? brief : json[brief];
  }

  branch(branch: Branch, path: string, around: string): JsonObject {
    const json: JsonObject = {};
    const own = branch.fields.selector;
    const selector = typeof own === 'string' ? own : around;
    for (const spec of fieldsOf(branch.form)) {
      const at = path ? `${path}.${spec.key}` : spec.key;
      const kept = branch.rest[spec.key];
      if (kept !== undefined) {
        json[spec.key] = kept;
        continue;
      }
      const value = branch.fields[spec.key];
      if (value === undefined) continue;
      const written = this.value(spec, value, at, selector);
      if (written !== undefined) json[spec.key] = written;
    }
    for (const [key, kept] of Object.entries(branch.rest)) json[key] ??= kept;
    return json;
  }
}

/** The rule that a form says, and what cannot be read in it. */
export function writeRule(rule: Branch): { json: JsonObject; wrong: Wrong[] } {
  const writer = new Writer();
  const json = writer.branch(rule, '', '');
  return { json, wrong: writer.wrong };
}

/** What the platform sets by itself is no part of what an official writes. */
export function withoutKeys(json: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(json).filter(([key]) => !['id', 'version', 'pool'].includes(key)));
}
