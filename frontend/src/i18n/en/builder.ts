import type { BuilderTexts } from '../fr/builder';
import { pluralEn } from '../plural';

const ways: BuilderTexts['applicants'] = {
  first_come: {
    text: 'first come, first served',
    hint: 'Each gift is matched at once; the last one in part, if the pool runs out.'
  },
  first_past_post: {
    text: 'first come, whole or nothing',
    hint: 'A project gets all of its share, or nothing if too little is left.'
  },
  pro_rata: {
    text: 'in proportion',
    hint: 'At the closing, the pool is shared by what each project could have received.'
  },
  rank_fill: {
    text: 'by rank',
    hint: 'You rank the projects; they are served in that order until the money is gone.'
  },
  quadratic: { text: 'by the quadratic formula', hint: 'Many donors count for more than large gifts.' },
  lottery: {
    text: 'by lot',
    hint: 'The draw follows a seed written down beforehand; anybody can repeat it.'
  },
  jury_reserved: {
    text: 'to the projects that a jury chose',
    hint: 'Each has its share reserved as soon as the jury admits it.'
  }
};

export const builder: BuilderTexts = {
  presetsTitle: 'Start from a model',
  presetsHint: 'Each model is a whole rule. It replaces the settings below.',
  presetNow: 'The rule is this model as it is.',
  presetChanged: 'A rule of your own.',
  replaceSure: 'Replace your settings?',
  replaceNote: 'You have changed the rule. The model replaces all of it.',
  replace: 'Take the model',
  presets: {
    double: { name: 'Double each gift', note: 'A neighbour gives €20, the city adds 20.' },
    fifth: { name: 'Add a fifth', note: 'For €20 given, the city adds €4.' },
    quarter: { name: 'Add a quarter', note: 'For €20 given, the city adds €5.' },
    rest: {
      name: 'Pay the rest',
      note: 'Once residents have given 40% of the goal, the city pays what is missing.'
    },
    half: {
      name: 'Half after a quarter',
      note: 'When a quarter of the goal is given, the city brings half of it at once.'
    },
    gap: {
      name: 'Close the gap',
      note: 'On the last day, the city closes the gap of projects that came three quarters of the way.'
    },
    third: {
      name: 'The middle third',
      note: 'Residents give the first third, the city the second, residents the last.'
    },
    reward: { name: 'Reward at the goal', note: 'A project that reaches its goal gets 10% more.' },
    person: { name: 'Per person', note: 'Each person who gives at least €5 brings 10 from the city.' },
    milestone: {
      name: 'Milestone bonus',
      note: 'At 25%, 50% and 100% of the goal, the city adds a fixed sum.'
    },
    share: {
      name: 'Share the pot fairly',
      note: 'At the closing, the pool is shared in proportion to what each project raised.'
    },
    rank: {
      name: 'Fill by rank',
      note: 'You rank the projects; the city closes the gap of the first, then of the next.'
    },
    quadratic: { name: 'Quadratic', note: 'A hundred people with €5 weigh far more than one with €500.' },
    hours: { name: 'Cash and hours', note: 'An hour of volunteering counts as €20; the city doubles it all.' }
  },
  settingsTitle: 'The settings, in the order in which the rule decides',
  settingsHint: 'Open a step to change it. What is not set limits nothing.',
  openAll: 'Open all',
  closeAll: 'Close all',
  step: (n) => `Step ${n}`,
  nothing: 'Nothing set.',
  toCorrect: (n) => pluralEn(n, 'thing to correct', 'things to correct'),
  add: 'Add a setting',
  addOne: (label) => `Add: ${label}`,
  remove: (label) => `Remove: ${label}`,
  entry: (label, n) => `${label} ${n}`,
  addCondition: 'Add a condition',
  addManner: 'Say more',
  addEntry: 'Add a row',
  addGate: 'Add an opening condition',
  gateEntry: 'Condition',
  from: 'from',
  to: 'to',
  part: (n) => `Part ${n}`,
  addPart: 'Add a part',
  outOf: 'out of',
  unknownName: (key) => `${key} (unknown to the city)`,
  chosenNone: 'Nothing chosen.',
  zone: (zone) => `In the city’s time (${zone}).`,
  pays: 'What it adds',
  payWays: {
    ratio: 'a share',
    flat: 'a fixed sum',
    goal: 'a share of the goal',
    table: 'by a table',
    nothing: 'nothing'
  },
  payHints: {
    ratio: 'For example €1 for €4.',
    flat: 'The same for each gift or project.',
    goal: 'For example 50% of the goal.',
    table: 'Steps: by amount, moment, rank…'
  },
  ratioAdd: 'The city adds',
  ratioFor: 'for',
  ratioHint: 'The two numbers say a share: 1 for 1 doubles, 1 for 4 adds a quarter.',
  stepsTitle: 'Steps',
  stepFrom: 'From',
  stepFor: 'For',
  stepPays: 'The city adds',
  stepOtherwise: 'all other projects',
  stepArea: 'a place',
  stepCategory: 'a theme',
  stepApplicant: 'an owner',
  addStep: 'Add a step',
  stepEntry: (n) => `Step ${n}`,
  removeStep: (n) => `Remove step ${n}`,
  moveUp: (what) => `Move ${what} up`,
  moveDown: (what) => `Move ${what} down`,
  expert: 'Expert view',
  expertHint:
    'The rule as the engine reads it. What you change here changes the steps too, and the other way round.',
  expertLabel: 'The rule in JSON',
  expertWrong: 'This is no complete JSON: the steps keep the last rule that could be read.',
  expertSchema: 'A rule is an object, within braces.',
  leftover: 'A setting that this form does not show is kept as it is: see the expert view.',
  poolSays: (amount, funders) => `${amount}, from ${funders}.`,
  poolEmpty: 'The amount is not written yet.',
  poolHint: 'A rule never gives more than what the pool has.',
  poolChange: 'Change the amount and the funders',
  poolFixed: 'The amount of a published pool no longer changes.',
  priorityFixed: 'The place no longer changes after publication.',
  wrong: {
    amount: 'This is no amount. Write for example 20 or 20.50.',
    percent: 'This is no percentage. Write for example 50 or 12.5.',
    number: 'Write a whole number.',
    required: 'This has to be filled in.',
    range: (min, max) => (max ? `Between ${min} and ${max}.` : `At least ${min}.`)
  },
  sayRatio: (num, den) => `${num} added for ${den} given`,
  sayFlat: (amount) => `${amount} each time`,
  sayGoal: (share) => `${share} of the goal`,
  sayNothing: 'nothing',
  sayTable: (selector, steps) => `${selector}: ${steps}`,
  sayStep: (from, pays) => (from ? `from ${from}, ${pays}` : pays),
  sayFor: (name, pays) => `for ${name}, ${pays}`,
  sayJoin: '; ',
  sayFraction: (num, den) => `${num}/${den}`,
  saySpan: (from, to) => `${from} to ${to}`,
  groups: {
    eligible: { title: 'Which projects', ask: 'Which projects may draw on this pool?' },
    count: { title: 'Which gifts', ask: 'Which gifts count, and at what value?' },
    clip: { title: 'How much of a gift', ask: 'Up to where can a gift, or a person, be matched?' },
    gate: { title: 'Opening conditions', ask: 'What must be true before the city adds anything?' },
    base: { title: 'What is matched', ask: 'What does the city work out its share from?' },
    rate: { title: 'The city’s share', ask: 'How much does the city add?' },
    limit: { title: 'Ceilings and floors', ask: 'How far does the city go?' },
    priority: {
      title: 'Place among the rules',
      ask: 'If several pools support a project, in what order do they decide?'
    },
    pool: { title: 'The pool’s money', ask: 'How much is there, and from whom?' },
    allocate: { title: 'Sharing out', ask: 'Who gets it, if the pool is not enough for all?' },
    release: { title: 'Moment', ask: 'When does the city’s share show, and when is it paid?' },
    settle: { title: 'At the end', ask: 'What if the campaign fails, or a gift is refunded?' }
  },
  applicants: {
    person: { text: 'a person' },
    association: { text: 'a verified association' },
    firm: { text: 'a verified firm' },
    public_body: { text: 'a verified public body' }
  },
  fields: {
    Rule: {
      base: { label: 'The city works it out from', say: 'worked out from {}' },
      priority: {
        label: 'Place',
        hint: '1 decides first. Each rule sees only residents’ money as gifts.',
        say: 'place {}'
      }
    },
    EligibleForm: {
      categories: { label: 'Themes', hint: 'The project must be of one of them.', say: 'themes: {}' },
      areas: { label: 'Places', hint: 'The project must lie in one of them.', say: 'places: {}' },
      applicants: { label: 'Owners', hint: 'Who may carry the project.', say: 'owned by {}' },
      campaigns: { label: 'Kinds of campaign', say: 'campaigns: {}' },
      goal_min_minor: { label: 'Smallest goal', say: 'a goal of at least {}' },
      goal_max_minor: { label: 'Largest goal', say: 'a goal of at most {}' },
      turnover_min_minor: {
        label: 'Smallest yearly income',
        hint: 'Of the owner.',
        say: 'a yearly income of at least {}'
      },
      turnover_max_minor: {
        label: 'Largest yearly income',
        hint: 'Of the owner.',
        say: 'a yearly income of at most {}'
      },
      training_done: { label: 'The owner has done a training', say: 'after a training' },
      from: { label: 'From', hint: 'The rule does not act before.', say: 'from {}' },
      until: { label: 'Until', hint: 'The rule does not act after.', say: 'until {}' },
      selection: { label: 'Who chooses the projects', say: '{}' },
      overrides: {
        label: 'The jury’s room',
        hint: 'Within what a jury sets the share and the ceiling of a project.',
        say: 'the jury may set {}'
      },
      once_per: { label: 'Only once', hint: 'How often one may draw on this pool.', say: 'once {}' },
      max_active: {
        label: 'Number of projects',
        hint: 'How many may draw at the same time.',
        say: 'number of projects: {}'
      }
    },
    MaxActiveForm: {
      number: { label: 'At most', say: '{}' },
      per: { label: 'Counted', say: '{}' },
      in_year: { label: 'Counted over the calendar year, not over the open campaigns', say: 'in the year' }
    },
    BandForm: {
      share_min_bps: { label: 'Smallest share', hint: 'Of the goal.', say: 'a share from {}' },
      share_max_bps: { label: 'Largest share', hint: 'Of the goal.', say: 'a share up to {}' },
      cap_min_minor: { label: 'Smallest ceiling', say: 'a ceiling from {}' },
      cap_max_minor: { label: 'Largest ceiling', say: 'a ceiling up to {}' }
    },
    CountForm: {
      min_minor: { label: 'Smallest gift', hint: 'Smaller gifts do not count.', say: 'from {} on' },
      donor_types: { label: 'Donors', hint: 'Whose gifts count.', say: 'gifts {}' },
      channels: { label: 'Ways of payment', say: 'paid {}' },
      donor_areas: {
        label: 'The donor’s address',
        hint: 'It must be verified to lie in one of these places.',
        say: 'from people who live in: {}'
      },
      novelty: { label: 'New gifts', hint: 'One of the criteria is enough.', say: '{}' },
      distinct_by: {
        label: 'The same person',
        hint: 'By what the rule knows them.',
        say: 'the same person: {}'
      },
      related: {
        label: 'People related to the project',
        hint: 'Without this, their gifts never draw anything from the city.',
        say: 'these count too: {}'
      },
      related_max_minor: {
        label: 'Related people, at most',
        hint: 'All together.',
        say: 'related people: at most {}'
      },
      series_index: {
        label: 'Recurring gifts',
        hint: 'Which of a series count; 0 is a gift outside of any.',
        say: 'in a series: {}'
      },
      in_kind: { label: 'Gifts in kind', hint: 'What an hour or a unit is worth.', say: 'in kind: {}' },
      in_kind_max_bps: {
        label: 'Gifts in kind, at most',
        hint: 'Of all that counts.',
        say: 'in kind: at most {}'
      },
      source: { label: 'What is added up', say: '{}' },
      from: { label: 'Count from', say: 'from {}' },
      until: { label: 'Count until', say: 'until {}' }
    },
    NoveltyForm: {
      first_gift: { label: 'The person’s first gift', say: 'each person’s first gift' },
      times: {
        label: 'A gift larger than before',
        hint: 'At least this many times all earlier gifts together.',
        say: 'at least {} times the gifts before'
      }
    },
    FractionForm: {
      num: { label: 'Numerator', say: '{}' },
      den: { label: 'Denominator', say: '{}' }
    },
    InKindValueForm: {
      kind: { label: 'What is given', hint: 'For example: hours, meals.', say: '{}' },
      minor_per_unit: { label: 'Value of an hour or unit', say: '{}' },
      valid_from: { label: 'Valid from', say: 'from {}' }
    },
    ClipForm: {
      contribution_max_minor: {
        label: 'At most, per gift',
        hint: 'How much of a gift can be matched.',
        say: 'at most {} per gift'
      },
      donor_max_minor: {
        label: 'At most, per person',
        hint: 'All their gifts together.',
        say: 'at most {} per person'
      },
      donor_max_count: {
        label: 'Number of gifts per person',
        hint: '1: only the first gift of each person.',
        say: 'gifts matched per person: {}'
      },
      donor_per: { label: 'Per person, counted', say: 'counted {}' },
      single_source_max_minor: {
        label: 'At most, per source',
        hint: 'A source is a donor, whoever it is.',
        say: 'at most {} per source'
      },
      single_source_max_goal_bps: {
        label: 'At most, per source, as a share of the goal',
        hint: 'The lower of the two ceilings holds.',
        say: 'at most {} of the goal per source'
      },
      over: { label: 'If a gift passes the limit', say: 'beyond: {}' }
    },
    GateForm: {
      crowd_goal_bps: {
        label: 'Share of the goal given',
        hint: 'By residents; the city’s share does not count.',
        say: '{} of the goal are given'
      },
      crowd_goal: {
        label: 'Fraction of the goal given',
        hint: 'For example 1 out of 3, without rounding.',
        say: '{} of the goal are given'
      },
      crowd_minor: { label: 'Sum given', say: '{} are given' },
      donors: { label: 'Number of donors', say: '{} people have given' },
      donors_by_goal: {
        label: 'Donors by the goal',
        hint: 'The larger the goal, the more people it takes.',
        say: 'enough people have given ({})'
      },
      local_share_bps: {
        label: 'Share given by the neighbourhood',
        hint: 'By people who live where the project is.',
        say: '{} come from the neighbourhood'
      },
      own_share_bps: {
        label: 'Share brought by the owner',
        hint: 'Of the cost of the project.',
        say: 'the owner brings {} of the cost'
      },
      votes: { label: 'Number of votes', say: 'there are {} votes' },
      votes_by_goal: { label: 'Votes by the goal', say: 'there are enough votes ({})' },
      rank_max: { label: 'Rank', hint: 'This rank, or a better one.', say: 'the rank is {} or better' },
      goal_reached: { label: 'The goal is reached', say: 'the goal is reached' },
      deadline: { label: 'The campaign has ended', say: 'the campaign has ended' },
      any: { label: 'One of these conditions is enough', say: 'one is enough' },
      applies_to: { label: 'What waits', say: 'waiting: {}' },
      retroactive: {
        label: 'Earlier gifts are matched too',
        hint: 'As soon as the condition is met.',
        say: 'earlier gifts too'
      },
      counts: { label: 'The money looked at', say: '{}' },
      tranche_bps: {
        label: 'Share held back',
        hint: 'The share of the city’s money that waits for this condition; all, without this setting.',
        say: 'holds back {}'
      }
    },
    ByGoalForm: {
      from_minor: { label: 'Goal from', say: 'from {}' },
      number: { label: 'Number', say: '{}' }
    },
    RateForm: {
      num: { label: 'The city adds', say: '{}' },
      den: { label: 'for', say: '{}' },
      flat_minor: { label: 'Fixed sum', hint: 'For each gift, or for the project.', say: '{}' },
      goal_share_bps: { label: 'Share of the goal', say: '{}' },
      table: { label: 'Table', say: '{}' }
    },
    RateTableForm: {
      selector: { label: 'The table looks at', say: '{}' },
      mode: { label: 'A step holds', say: '{}' },
      seed: {
        label: 'Seed of the draw',
        hint: 'A text written down beforehand: anybody can repeat the draw.',
        say: 'seed {}'
      },
      steps: { label: 'Steps', say: '{}' }
    },
    RateStepForm: {
      from: { label: 'From', say: '{}' },
      from_at: { label: 'From', say: '{}' },
      area: { label: 'Place', say: '{}' },
      category: { label: 'Theme', say: '{}' },
      applicant: { label: 'Owner', say: '{}' },
      otherwise: { label: 'All other projects', say: '{}' },
      num: { label: 'The city adds', say: '{}' },
      den: { label: 'for', say: '{}' },
      flat_minor: { label: 'Fixed sum', say: '{}' },
      goal_share_bps: { label: 'Share of the goal', say: '{}' },
      nothing: { label: 'Nothing', say: '{}' }
    },
    LimitForm: {
      project_minor: {
        label: 'At most, per project',
        hint: 'What this pool adds to one project in all.',
        say: 'at most {} per project'
      },
      project_goal_bps: {
        label: 'At most, as a share of the goal',
        hint: 'For example 50: never more than half.',
        say: 'at most {} of the goal'
      },
      not_above: {
        label: 'Without passing',
        hint: 'Gifts and the city’s share together; once there, the pool adds nothing more.',
        say: 'without passing {}'
      },
      project_by: {
        label: 'Particular ceilings',
        hint: 'For certain projects; the first that fits holds.',
        say: 'particular ceilings: {}'
      },
      project_pool_bps: {
        label: 'At most, as a share of the pool',
        say: 'at most {} of the pool per project'
      },
      organisation_minor: {
        label: 'At most, per owner',
        hint: 'All their projects together.',
        say: 'at most {} per owner'
      },
      organisation_per: { label: 'Per owner, counted', say: '{}' },
      floor_minor: { label: 'At least', hint: 'Below, the city adds nothing.', say: 'nothing below {}' },
      excess: { label: 'What passes a ceiling', say: 'the excess {}' }
    },
    ProjectLimitForm: {
      minor: { label: 'Ceiling', say: '{}' },
      area: { label: 'Projects of this place', say: 'in {}' },
      category: { label: 'Projects of this theme', say: 'for {}' },
      applicant: { label: 'Projects of this owner', say: 'by {}' },
      turnover_max_minor: { label: 'Yearly income of at most', say: 'an income of at most {}' }
    },
    AllocateForm: {
      way: { label: 'The pool is shared out', say: '{}' },
      misfit: { label: 'If the rest is too little for the next', hint: 'By rank or by lot.', say: '{}' },
      scaling: { label: 'If money is left', hint: 'In proportion.', say: '{}' },
      seed: {
        label: 'Seed of the draw',
        hint: 'A text written down beforehand: anybody can repeat the draw.',
        say: 'seed {}'
      }
    },
    ReleaseForm: {
      when: { label: 'The city’s share', say: '{}' },
      per: {
        label: 'Length of a period',
        hint: 'Without it, you close each period yourself.',
        say: '{}'
      },
      tranches_bps: {
        label: 'Paid in parts',
        hint: 'The parts make 100% together.',
        say: 'in parts of {}'
      }
    },
    SettleForm: {
      success_at_goal_bps: {
        label: 'The campaign succeeds at',
        hint: 'Share of the goal, gifts and city together; usually 100.',
        say: 'successful at {} of the goal'
      },
      missed: { label: 'If it fails', say: 'if it fails: {}' },
      extension: {
        label: 'A second chance',
        hint: 'A campaign that came close goes on for some days.',
        say: 'second chance: {}'
      },
      replay: {
        label: 'A refund lets later gifts rise',
        hint: 'Otherwise what it frees goes back to the pool.',
        say: 'a refund lets later gifts rise'
      }
    },
    MissedForm: {
      crowd: { label: 'Residents’ money', say: 'the gifts {}' },
      match: { label: 'The city’s money', say: 'the city’s share {}' }
    },
    ExtensionForm: {
      if_bps: { label: 'From this share of the goal', say: 'from {} of the goal' },
      days: { label: 'Days more', say: '{} days' }
    }
  },
  words: {
    'Rule.base': {
      contribution: { text: 'each gift', hint: 'One after the other, as they come.' },
      sum: { text: 'the sum of the gifts', hint: 'The project is looked at as a whole.' },
      goal: { text: 'the project’s goal', hint: 'Its share does not depend on what is given.' },
      gap: { text: 'what is still missing', hint: 'The goal, less all that is already there.' },
      one: { text: 'a fixed sum', hint: 'The project gets a given amount.' },
      qf: { text: 'the number of donors', hint: 'The quadratic formula: many small gifts weigh most.' }
    },
    'EligibleForm.campaigns': {
      all_or_nothing: { text: 'all or nothing' },
      keep: { text: 'keep what is raised' },
      solidarity_pot: { text: 'solidarity pot' }
    },
    'EligibleForm.selection': {
      open: { text: 'all that meet the conditions' },
      jury: { text: 'a jury chooses' }
    },
    'EligibleForm.once_per': {
      project: { text: 'per project' },
      organisation: { text: 'per owner' },
      year: { text: 'per owner and year' }
    },
    'MaxActiveForm.per': {
      rule: { text: 'in the whole city' },
      area: { text: 'per place' },
      organisation: { text: 'per owner' }
    },
    'CountForm.donor_types': {
      person: { text: 'from people' },
      firm: { text: 'from firms' },
      public_body: { text: 'from public bodies' },
      foundation: { text: 'from foundations' }
    },
    'CountForm.channels': {
      online: { text: 'online' },
      bank_transfer: { text: 'by bank transfer' },
      cash: { text: 'in cash' }
    },
    'CountForm.related': {
      unrelated: { text: 'people without a relation' },
      owner: { text: 'the owner' },
      team: { text: 'its team' },
      funder: { text: 'the pool’s funders' }
    },
    'CountForm.distinct_by': {
      person: { text: 'by the account' },
      email: { text: 'by the mail address' },
      payment_instrument: { text: 'by the means of payment' }
    },
    'CountForm.source': {
      gifts: { text: 'gifts' },
      costs: { text: 'proven costs' }
    },
    'ClipForm.donor_per': {
      project: { text: 'for each project' },
      rule: { text: 'for all projects of the pool' }
    },
    'ClipForm.over': {
      take_up_to: { text: 'match it up to the limit' },
      leave_out: { text: 'leave the whole gift aside' }
    },
    'GateForm.applies_to': {
      accrual: { text: 'the city’s share itself' },
      payout: { text: 'only its payment' }
    },
    'GateForm.counts': {
      clipped: { text: 'the money that can be matched' },
      counted: { text: 'the money that counts' },
      crowd: { text: 'all money given' }
    },
    'RateTableForm.selector': {
      gift_size: { text: 'the size of the gift' },
      crowd_so_far: { text: 'what the gifts have raised so far' },
      pool_used: { text: 'what the pool has given so far' },
      time_window: { text: 'the moment of the gift' },
      goal: { text: 'the project’s goal' },
      turnover: { text: 'the owner’s yearly income' },
      project_attribute: { text: 'the place, the theme or the owner' },
      rank: { text: 'the project’s rank' },
      milestone: { text: 'the share of the goal given so far' },
      seeded_draw: { text: 'a number drawn by lot, from 0 to 9,999' }
    },
    'RateTableForm.mode': {
      whole: { text: 'for the whole' },
      marginal: { text: 'for the part above it' }
    },
    'LimitForm.not_above': {
      goal: { text: 'the goal' },
      minimum: { text: 'the minimum' },
      optimum: { text: 'the optimum' }
    },
    'LimitForm.organisation_per': {
      lifetime: { text: 'over all time' },
      year: { text: 'per calendar year' }
    },
    'LimitForm.excess': {
      lose: { text: 'stays in the pool' },
      redistribute: { text: 'goes to the other projects' }
    },
    'AllocateForm.way': ways,
    'AllocateForm.misfit': {
      skip: { text: 'it is passed over' },
      partial: { text: 'it gets what is left' },
      stop: { text: 'the sharing out stops' }
    },
    'AllocateForm.scaling': {
      down: { text: 'it stays in the pool' },
      up_and_down: { text: 'the shares rise until it is used up' }
    },
    'ReleaseForm.when': {
      realtime: { text: 'shows at once', hint: 'With each gift; it is certain if the campaign succeeds.' },
      milestone: { text: 'shows at each milestone' },
      middle_part: { text: 'comes in the middle', hint: 'Between the first gifts and the last.' },
      on_goal: { text: 'shows once the goal is reached' },
      at_end: { text: 'is decided at the end', hint: 'Of the campaign, or when you close the period.' },
      top_up_last: { text: 'tops up last', hint: 'Once the gifts have done all they could.' },
      upfront: { text: 'is paid beforehand' },
      on_verification: { text: 'is paid on proof', hint: 'Once you have checked what was done.' },
      reimbursement: { text: 'reimburses costs', hint: 'As they are proven.' },
      periodic: { text: 'is due by periods', hint: 'As you close each of them.' }
    },
    'ReleaseForm.per': {
      hour: { text: 'each hour' },
      day: { text: 'each day' },
      week: { text: 'each week' },
      month: { text: 'each month' }
    },
    'MissedForm.crowd': {
      refund: { text: 'are refunded' },
      keep: { text: 'stay with the project' },
      redirect: { text: 'go to another project that the donor chooses' }
    },
    'MissedForm.match': {
      void_to_pool: { text: 'goes back to the pool' },
      keep: { text: 'stays with the project' },
      scaled: { text: 'stays with the project in proportion' },
      redistribute: { text: 'goes to the other projects' }
    }
  }
};
