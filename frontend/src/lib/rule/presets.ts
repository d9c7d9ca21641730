/** Where a rule begins: the usual ways of adding to gifts, each a whole rule that can be published as it is. */
import type { Json, JsonObject } from './form';

export type Preset = { name: PresetName; rule: JsonObject };
export const PRESET_NAMES = [
  'double',
  'fifth',
  'quarter',
  'rest',
  'half',
  'gap',
  'third',
  'reward',
  'person',
  'milestone',
  'share',
  'rank',
  'quadratic',
  'hours'
] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

const RULES: Record<PresetName, JsonObject> = {
  double: {
    clip: { contribution_max_minor: 10_000, donor_max_count: 1 },
    base: 'contribution',
    rate: { num: 1, den: 1 },
    limit: { project_minor: 500_000, not_above: 'goal' }
  },
  fifth: {
    base: 'contribution',
    rate: { num: 1, den: 5 },
    limit: { project_minor: 500_000, not_above: 'goal' }
  },
  quarter: {
    base: 'contribution',
    rate: { num: 1, den: 4 },
    limit: { project_minor: 500_000, not_above: 'goal' }
  },
  rest: {
    gate: [{ crowd_goal_bps: 4000 }],
    base: 'gap',
    rate: { num: 1, den: 1 },
    limit: { project_minor: 1_000_000, not_above: 'goal' }
  },
  half: {
    gate: [{ crowd_goal_bps: 2500 }],
    base: 'goal',
    rate: { goal_share_bps: 5000 },
    limit: { project_minor: 500_000 }
  },
  gap: {
    gate: [{ crowd_goal_bps: 7500, deadline: true }],
    base: 'gap',
    rate: { num: 1, den: 1 },
    limit: { project_minor: 200_000 },
    release: 'at_end'
  },
  third: {
    gate: [{ crowd_goal: { num: 1, den: 3 } }],
    base: 'goal',
    rate: { num: 1, den: 3 },
    limit: { project_minor: 300_000 },
    release: 'middle_part'
  },
  reward: {
    base: 'goal',
    rate: { goal_share_bps: 1000 },
    limit: { project_minor: 100_000 },
    release: 'on_goal'
  },
  person: {
    count: { min_minor: 500 },
    clip: { donor_max_count: 1 },
    base: 'contribution',
    rate: { flat_minor: 1000 },
    limit: { project_minor: 500_000, not_above: 'goal' }
  },
  milestone: {
    base: 'one',
    rate: {
      table: {
        selector: 'milestone',
        steps: [
          { from: 2500, flat_minor: 25_000 },
          { from: 5000, flat_minor: 25_000 },
          { from: 10_000, flat_minor: 50_000 }
        ]
      }
    },
    release: 'milestone'
  },
  share: {
    base: 'sum',
    rate: { num: 1, den: 1 },
    limit: { not_above: 'goal' },
    allocate: 'pro_rata',
    release: 'at_end'
  },
  rank: {
    base: 'gap',
    rate: { num: 1, den: 1 },
    allocate: { way: 'rank_fill', misfit: 'skip' },
    release: 'at_end'
  },
  quadratic: {
    base: 'qf',
    rate: { num: 1, den: 1 },
    limit: { project_pool_bps: 4000, excess: 'redistribute' },
    allocate: 'quadratic',
    release: 'at_end'
  },
  hours: {
    count: { in_kind: [{ kind: 'work', minor_per_unit: 2000 }], in_kind_max_bps: 5000 },
    base: 'sum',
    rate: { num: 1, den: 1 },
    limit: { project_minor: 500_000, not_above: 'goal' }
  }
};

export const presetRule = (name: PresetName): JsonObject => structuredClone(RULES[name]);

/** Two rules say the same, whatever the order in which they are written. */
export function alike(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((entry, index) => alike(entry, other[index]));
  }
  if (one && other && typeof one === 'object' && typeof other === 'object') {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => alike(one[key], other[key]));
  }
  return one === other;
}

/** The preset that a rule still is. */
export const presetOf = (json: JsonObject): PresetName | null =>
  PRESET_NAMES.find((name) => alike(RULES[name], json)) ?? null;
