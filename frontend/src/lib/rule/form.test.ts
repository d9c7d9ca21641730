import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isBranch, isList, readRule, writeRule, type Branch, type Json, type JsonObject } from './form';
import { PRESET_NAMES, presetOf, presetRule } from './presets';
import { BRIEFS, FORMS, fieldsOf, ORDER } from './schema';

const schemes = new URL('../../../../seed-data/schemes/', import.meta.url);
type Rule = JsonObject;
type Scenario = { rules: Rule[]; events?: { type: string; rule?: Rule }[] };

const files = readdirSync(schemes).filter((name) => name.endsWith('.json'));
const rulesIn = (name: string): Rule[] => {
  const { rules, events = [] } = JSON.parse(readFileSync(new URL(name, schemes), 'utf8')) as Scenario;
  return [...rules, ...events.flatMap(({ type, rule }) => (type === 'rule' && rule ? [rule] : []))];
};

/** One spelling for what has two: a single gate for a list of one, off for absent, all for an empty list. */
function plain(json: Json): Json {
  if (Array.isArray(json)) return json.map(plain);
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).map(([key, value]): [string, Json] => {
    const inner = plain(value);
    if (key === 'gate' && !Array.isArray(inner)) return [key, [inner]];
    const brief = { allocate: 'way', release: 'when', max_active: 'number' }[key];
    if (key === 'novelty' && inner === 'first_gift') return [key, { first_gift: true }];
    return [key, brief && (typeof inner !== 'object' || inner === null) ? { [brief]: inner } : inner];
  });
  const says = (value: Json): boolean =>
    value !== null && value !== false && !(typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(entries.filter(([, value]) => says(value)));
}

/** What of a rule no field shows. */
function leftovers(branch: Branch): string[] {
  const inner = Object.values(branch.fields).flatMap((value) =>
    isBranch(value) ? leftovers(value) : isList(value) ? value.flatMap(leftovers) : []
  );
  return [...Object.keys(branch.rest), ...inner];
}

describe('every programme of the collection', () => {
  it('is there', () => expect(files).toHaveLength(98));

  it.each(files)('%s comes back from the form as it went in', (name) => {
    for (const rule of rulesIn(name)) {
      for (const comma of [false, true]) {
        const form = readRule(rule, comma);
        expect(leftovers(form)).toEqual([]);
        const { json, wrong } = writeRule(form);
        expect(wrong).toEqual([]);
        expect(plain(json)).toEqual(plain(rule));
        // And the form that comes of it is the same again.
        expect(writeRule(readRule(json, comma)).json).toEqual(json);
      }
    }
  });
});

describe('the form of a rule', () => {
  const written = (rule: Rule): Rule => writeRule(readRule(rule)).json;
  const base: Rule = { base: 'contribution', rate: { num: 1, den: 1 } };

  it('keeps what it has no field for', () => {
    const odd: Rule = { ...base, gait: [1], clip: { over: 'board', donor_max_minor: 'ten' }, count: 7 };
    expect(written(odd)).toEqual(odd);
  });

  it('writes the short spelling where it says all', () => {
    const long: Rule = { ...base, allocate: { way: 'lottery', seed: 'x' }, release: { when: 'at_end' } };
    expect(written(long)).toEqual({ ...long, release: 'at_end' });
    expect(written({ ...base, count: { novelty: { first_gift: true } } })).toEqual({
      ...base,
      count: { novelty: 'first_gift' }
    });
    expect(written({ ...base, count: { novelty: 'first_gift' } }).count).toEqual({ novelty: 'first_gift' });
  });

  it('keeps a moment to the second, in whatever zone it was written', () => {
    const rule = { ...base, eligible: { from: '2026-03-01T00:00:00+02:00', until: '2026-04-01T21:59:59Z' } };
    expect(written(rule)).toEqual(rule);
  });

  it('names what cannot be read, with its place', () => {
    const form = readRule({ ...base, gate: [{ donors: 3 }], limit: { project_minor: 5 } });
    const gate = form.fields.gate;
    if (isList(gate) && gate[0]) gate[0].fields.donors = 'many';
    if (isBranch(form.fields.limit)) {
      form.fields.limit.fields.project_minor = '0';
      form.fields.limit.fields.project_goal_bps = '12,345';
      form.fields.limit.fields.floor_minor = '';
    }
    const { json, wrong } = writeRule(form);
    expect(wrong.map(({ path, reason }) => [path, reason])).toEqual([
      ['gate.0.donors', 'number'],
      ['limit.project_minor', 'range'],
      ['limit.project_goal_bps', 'percent']
    ]);
    expect(json.limit).toBeUndefined();
  });

  it('reads a step as its table looks at it', () => {
    const table = (selector: string, from: number): Rule => ({
      base: 'one',
      rate: { table: { selector, steps: [{ from, flat_minor: 100 }] } }
    });
    const typed = (rule: Rule): unknown => {
      const { rate } = readRule(rule, true).fields;
      const inner = isBranch(rate) ? rate.fields.table : undefined;
      const steps = inner !== undefined && isBranch(inner) ? inner.fields.steps : undefined;
      return isList(steps) ? steps[0]?.fields.from : undefined;
    };
    expect(typed(table('gift_size', 1050))).toBe('10,50');
    expect(typed(table('milestone', 1250))).toBe('12,5');
    expect(typed(table('rank', 3))).toBe('3');
  });
});

describe('a preset', () => {
  it.each(PRESET_NAMES)('%s is a rule that the form shows whole', (name) => {
    const form = readRule(presetRule(name));
    expect(leftovers(form)).toEqual([]);
    const { json, wrong } = writeRule(form);
    expect(wrong).toEqual([]);
    expect(presetOf(json)).toBe(name);
  });

  it('is left as soon as anything of it changes', () => {
    const form = readRule(presetRule('double'));
    const limit = form.fields.limit;
    if (limit !== undefined && isBranch(limit)) limit.fields.project_minor = '4 000';
    expect(presetOf(writeRule(form).json)).toBeNull();
  });
});

describe('the schema', () => {
  it('has no field without a place in its order', () => {
    for (const form of FORMS) expect(fieldsOf(form).map(({ key }) => key)).toEqual(ORDER[form] ?? []);
  });
  it('has the short spellings that the form knows', () => {
    for (const [form, key] of Object.entries(BRIEFS))
      expect(fieldsOf(form).map((spec) => spec.key)).toContain(key);
  });
});
