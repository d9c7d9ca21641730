/**
 * What can be set in a rule: the fields of graphql/rule.schema.json, each with its kind. The forms of the office are
 * drawn from this; the words are in the dictionaries, under the same names.
 */
import schema from '../../../../graphql/rule.schema.json';

export type Kind =
  | 'money'
  | 'percent'
  | 'count'
  /** What a step begins at: money, percent or count, as the table's selector says. */
  | 'value'
  | 'text'
  | 'flag'
  | 'choice'
  | 'choices'
  /** One name of the city, or several. */
  | 'name'
  | 'names'
  | 'moment'
  | 'percents'
  | 'span'
  | 'branch'
  | 'list';

/** What the city has names for. */
export type Naming = 'area' | 'category' | 'applicant';

export type Spec = {
  key: string;
  kind: Kind;
  /** It has to be there as soon as what it is part of is there. */
  required: boolean;
  words: readonly string[];
  min?: number;
  max?: number;
  naming?: Naming;
  /** The form of a branch, or of the entries of a list. */
  of?: string;
};

type Json = {
  type?: string | string[];
  enum?: (string | null)[];
  anyOf?: Json[];
  items?: Json;
  $ref?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Json>;
  required?: string[];
};

export const ROOT = 'Rule';
const forms: Record<string, Json> = { [ROOT]: schema as Json, ...(schema.$defs as Record<string, Json>) };

/** The part of a schema that is neither null nor a short spelling. */
const core = (json: Json): Json => json.anyOf?.find((one) => one.type !== 'null') ?? json;
const objectOf = (form: string): Json => {
  const json = forms[form] ?? {};
  return json.properties ? json : (json.anyOf?.find((one) => one.properties) ?? {});
};
const refOf = (json: Json): string | undefined => json.$ref?.split('/').at(-1);
const wordsOf = (json: Json): string[] => (json.enum ?? []).filter((word) => word !== null);
const typeOf = (json: Json): string =>
  [json.type ?? []].flat().find((type) => type !== 'null') ?? (json.enum ? 'string' : 'object');

const NAMINGS: Record<string, Naming> = {
  areas: 'area',
  donor_areas: 'area',
  area: 'area',
  categories: 'category',
  category: 'category',
  applicants: 'applicant',
  applicant: 'applicant'
};

function figureOf(key: string): Kind {
  if (key.endsWith('_minor') || key === 'minor' || key === 'minor_per_unit') return 'money';
  if (key.endsWith('_bps')) return 'percent';
  return key === 'from' ? 'value' : 'count';
}

function specOf(key: string, json: Json, required: boolean): Spec {
  const plain = core(json);
  const items = json.type && [json.type].flat().includes('array') ? json.items : plain.items;
  const naming = NAMINGS[key];
  const base = { key, required, words: [] as string[], min: plain.minimum, max: plain.maximum, naming };
  if (items) {
    const of = refOf(items);
    if (of) return { ...base, kind: 'list', of };
    if (items.enum) return { ...base, kind: 'choices', words: wordsOf(items) };
    if (typeOf(items) === 'integer')
      return { ...base, kind: 'percents', min: items.minimum, max: items.maximum };
    return { ...base, kind: 'names' };
  }
  const of = refOf(plain);
  if (of) return { ...base, kind: 'branch', of };
  if (plain.enum) return { ...base, kind: 'choice', words: wordsOf(plain) };
  switch (typeOf(plain)) {
    case 'boolean':
      return { ...base, kind: 'flag' };
    case 'integer':
      return { ...base, kind: figureOf(key) };
    case 'array':
      return { ...base, kind: 'span' };
    default:
      return { ...base, kind: plain.format === 'date-time' ? 'moment' : naming ? 'name' : 'text' };
  }
}

/** The order in which the fields of a form are shown: what is asked for most stands first. */
export const ORDER: Record<string, readonly string[]> = {
  Rule: [
    'id',
    'version',
    'pool',
    'eligible',
    'count',
    'clip',
    'gate',
    'base',
    'rate',
    'limit',
    'priority',
    'allocate',
    'release',
    'settle'
  ],
  EligibleForm: [
    'categories',
    'areas',
    'applicants',
    'goal_min_minor',
    'goal_max_minor',
    'campaigns',
    'selection',
    'overrides',
    'once_per',
    'max_active',
    'training_done',
    'turnover_min_minor',
    'turnover_max_minor',
    'from',
    'until'
  ],
  MaxActiveForm: ['number', 'per', 'in_year'],
  BandForm: ['share_min_bps', 'share_max_bps', 'cap_min_minor', 'cap_max_minor'],
  CountForm: [
    'min_minor',
    'donor_types',
    'channels',
    'donor_areas',
    'novelty',
    'distinct_by',
    'related',
    'related_max_minor',
    'series_index',
    'in_kind',
    'in_kind_max_bps',
    'source',
    'from',
    'until'
  ],
  NoveltyForm: ['first_gift', 'times'],
  FractionForm: ['num', 'den'],
  InKindValueForm: ['kind', 'minor_per_unit', 'valid_from'],
  ClipForm: [
    'contribution_max_minor',
    'donor_max_minor',
    'donor_max_count',
    'donor_per',
    'single_source_max_minor',
    'single_source_max_goal_bps',
    'over'
  ],
  GateForm: [
    'crowd_goal_bps',
    'crowd_goal',
    'crowd_minor',
    'donors',
    'donors_by_goal',
    'local_share_bps',
    'own_share_bps',
    'votes',
    'votes_by_goal',
    'rank_max',
    'goal_reached',
    'deadline',
    'any',
    'applies_to',
    'retroactive',
    'counts',
    'tranche_bps'
  ],
  ByGoalForm: ['from_minor', 'number'],
  RateForm: ['num', 'den', 'flat_minor', 'goal_share_bps', 'table'],
  RateTableForm: ['selector', 'mode', 'seed', 'steps'],
  RateStepForm: [
    'from',
    'from_at',
    'area',
    'category',
    'applicant',
    'otherwise',
    'num',
    'den',
    'flat_minor',
    'goal_share_bps',
    'nothing'
  ],
  LimitForm: [
    'project_minor',
    'project_goal_bps',
    'not_above',
    'project_by',
    'project_pool_bps',
    'organisation_minor',
    'organisation_per',
    'floor_minor',
    'excess'
  ],
  ProjectLimitForm: ['minor', 'area', 'category', 'applicant', 'turnover_max_minor'],
  AllocateForm: ['way', 'misfit', 'scaling', 'seed'],
  ReleaseForm: ['when', 'per', 'tranches_bps'],
  SettleForm: ['success_at_goal_bps', 'missed', 'extension', 'replay'],
  MissedForm: ['crowd', 'match'],
  ExtensionForm: ['if_bps', 'days']
};

const known = new Map<string, readonly Spec[]>();

/** The fields of a form, in the order in which they are shown. */
export function fieldsOf(form: string): readonly Spec[] {
  const kept = known.get(form);
  if (kept) return kept;
  const { properties = {}, required = [] } = objectOf(form);
  const place = (key: string): number => (ORDER[form] ?? []).indexOf(key);
  const specs = Object.entries(properties)
    .map(([key, json]) => specOf(key, json, required.includes(key)))
    .sort((a, b) => place(a.key) - place(b.key));
  known.set(form, specs);
  return specs;
}

export const specIn = (form: string, key: string): Spec | undefined =>
  fieldsOf(form).find((spec) => spec.key === key);

/** Every form that a rule has, itself included. */
export const FORMS: readonly string[] = Object.keys(forms);

/** The forms with a short spelling: which field stands for all of them. */
export const BRIEFS: Record<string, string> = {
  AllocateForm: 'way',
  ReleaseForm: 'when',
  MaxActiveForm: 'number',
  NoveltyForm: 'first_gift'
};

/** The kind of what a step of a table begins at. */
export function valueKind(selector: string): 'money' | 'percent' | 'count' {
  if (selector === 'milestone') return 'percent';
  return selector === 'rank' || selector === 'seeded_draw' ? 'count' : 'money';
}

/** The groups of settings in the order in which the engine decides; two of them are about the pool itself. */
export const GROUPS = [
  'eligible',
  'count',
  'clip',
  'gate',
  'base',
  'rate',
  'limit',
  'priority',
  'pool',
  'allocate',
  'release',
  'settle'
] as const;
export type Group = (typeof GROUPS)[number];
