import type { Group } from '$lib/rule/schema';
import type { PresetName } from '$lib/rule/presets';
import { pluralFr } from '../plural';

/** What a field is called, what it means, and how it is said in a sentence; {} stands for what is set. */
export type FieldText = { label: string; hint?: string; say: string };
type Word = { text: string; hint?: string };

const applicants: Record<string, Word> = {
  person: { text: 'une personne' },
  association: { text: 'une association vérifiée' },
  firm: { text: 'une entreprise vérifiée' },
  public_body: { text: 'un organisme public vérifié' }
};

const ways: Record<string, Word> = {
  first_come: {
    text: 'au premier arrivé',
    hint: 'Chaque don est complété aussitôt ; le dernier l’est en partie si le fonds s’épuise.'
  },
  first_past_post: {
    text: 'au premier arrivé, tout ou rien',
    hint: 'Un projet reçoit toute sa part, ou rien s’il ne reste pas assez.'
  },
  pro_rata: {
    text: 'en proportion',
    hint: 'À la clôture, le fonds se répartit selon ce que chaque projet pouvait recevoir.'
  },
  rank_fill: {
    text: 'par rang',
    hint: 'Vous classez les projets ; ils sont servis dans cet ordre jusqu’à épuisement.'
  },
  quadratic: {
    text: 'selon la formule quadratique',
    hint: 'Beaucoup de donateurs comptent plus que de gros dons.'
  },
  lottery: {
    text: 'au tirage au sort',
    hint: 'Le tirage suit une graine notée d’avance ; chacun peut le refaire.'
  },
  jury_reserved: {
    text: 'aux projets qu’un jury a retenus',
    hint: 'Chacun a sa part réservée dès que le jury l’admet.'
  }
};

const fractionTexts: Record<string, FieldText> = {
  num: { label: 'Numérateur', say: '{}' },
  den: { label: 'Dénominateur', say: '{}' }
};

export const builder = {
  presetsTitle: 'Partir d’un modèle',
  presetsHint: 'Chaque modèle est une règle complète. Il remplace les réglages ci-dessous.',
  presetNow: 'La règle est ce modèle, tel quel.',
  presetChanged: 'Une règle sur mesure.',
  replaceSure: 'Remplacer vos réglages ?',
  replaceNote: 'Vous avez changé la règle. Le modèle la remplace en entier.',
  replace: 'Prendre le modèle',
  presets: {
    double: { name: 'Doubler chaque don', note: 'Une voisine donne 20 €, la ville en ajoute 20.' },
    fifth: { name: 'Ajouter un cinquième', note: 'Pour 20 € donnés, la ville ajoute 4 €.' },
    quarter: { name: 'Ajouter un quart', note: 'Pour 20 € donnés, la ville ajoute 5 €.' },
    rest: {
      name: 'Payer le reste',
      note: 'Dès que les habitants ont réuni 40 % de l’objectif, la ville paie ce qui manque.'
    },
    half: {
      name: 'La moitié après un quart',
      note: 'Quand un quart de l’objectif est donné, la ville en apporte la moitié d’un coup.'
    },
    gap: {
      name: 'Combler l’écart',
      note: 'Le dernier jour, la ville comble ce qui manque aux projets arrivés aux trois quarts.'
    },
    third: {
      name: 'Le tiers du milieu',
      note: 'Les habitants donnent le premier tiers, la ville le deuxième, les habitants le dernier.'
    },
    reward: {
      name: 'La récompense à l’objectif',
      note: 'Un projet qui atteint son objectif reçoit 10 % de plus.'
    },
    person: {
      name: 'Par personne',
      note: 'Chaque personne qui donne au moins 5 € en apporte 10 de la ville.'
    },
    milestone: {
      name: 'Le bonus de palier',
      note: 'À 25 %, 50 % et 100 % de l’objectif, la ville verse une somme fixe.'
    },
    share: {
      name: 'Partager le fonds',
      note: 'À la clôture, le fonds se partage en proportion de ce que chaque projet a réuni.'
    },
    rank: {
      name: 'Servir par rang',
      note: 'Vous classez les projets ; la ville comble l’écart du premier, puis du suivant.'
    },
    quadratic: {
      name: 'Quadratique',
      note: 'Cent personnes à 5 € pèsent bien plus qu’une personne à 500 €.'
    },
    hours: {
      name: 'Argent et heures',
      note: 'Une heure de bénévolat compte pour 20 € ; la ville double l’ensemble.'
    }
  } satisfies Record<PresetName, { name: string; note: string }>,
  settingsTitle: 'Les réglages, dans l’ordre où la règle décide',
  settingsHint: 'Ouvrez une étape pour la changer. Ce qui n’est pas réglé ne limite rien.',
  openAll: 'Tout ouvrir',
  closeAll: 'Tout fermer',
  step: (n: number) => `Étape ${n}`,
  nothing: 'Rien de réglé.',
  toCorrect: (n: number) => pluralFr(n, 'point à corriger', 'points à corriger'),
  add: 'Ajouter un réglage',
  addOne: (label: string) => `Ajouter : ${label}`,
  remove: (label: string) => `Enlever : ${label}`,
  entry: (label: string, n: number) => `${label} ${n}`,
  addCondition: 'Ajouter une condition',
  addManner: 'Préciser',
  addEntry: 'Ajouter une ligne',
  addGate: 'Ajouter une condition d’ouverture',
  gateEntry: 'Condition',
  from: 'de',
  to: 'à',
  part: (n: number) => `Part ${n}`,
  addPart: 'Ajouter une part',
  outOf: 'sur',
  unknownName: (key: string) => `${key} (inconnu de la ville)`,
  chosenNone: 'Rien choisi.',
  zone: (zone: string) => `À l’heure de la ville (${zone}).`,
  pays: 'Ce qu’elle ajoute',
  payWays: {
    ratio: 'une part',
    flat: 'une somme fixe',
    goal: 'une part de l’objectif',
    table: 'selon un tableau',
    nothing: 'rien'
  },
  payHints: {
    ratio: 'Par exemple 1 € pour 4 €.',
    flat: 'La même pour chaque don ou projet.',
    goal: 'Par exemple 50 % de l’objectif.',
    table: 'Des paliers : selon le montant, le moment, le rang…'
  },
  ratioAdd: 'La ville ajoute',
  ratioFor: 'pour',
  ratioHint: 'Les deux nombres disent une part : 1 pour 1 double, 1 pour 4 ajoute un quart.',
  stepsTitle: 'Paliers',
  stepFrom: 'À partir de',
  stepFor: 'Pour',
  stepPays: 'La ville ajoute',
  stepOtherwise: 'tous les autres projets',
  stepArea: 'un lieu',
  stepCategory: 'un thème',
  stepApplicant: 'un porteur',
  addStep: 'Ajouter un palier',
  stepEntry: (n: number) => `Palier ${n}`,
  removeStep: (n: number) => `Enlever le palier ${n}`,
  moveUp: (what: string) => `Monter ${what}`,
  moveDown: (what: string) => `Descendre ${what}`,
  expert: 'Vue experte',
  expertHint:
    'La règle telle que le moteur la lit. Ce que vous changez ici change aussi les étapes, et l’inverse.',
  expertLabel: 'La règle en JSON',
  expertWrong: 'Ce n’est pas du JSON complet : les étapes gardent la dernière règle lisible.',
  expertSchema: 'Une règle est un objet, entre accolades.',
  leftover: 'Un réglage que ce formulaire ne montre pas est gardé tel quel : voyez la vue experte.',
  poolSays: (amount: string, funders: string) => `${amount}, de ${funders}.`,
  poolEmpty: 'Le montant n’est pas encore indiqué.',
  poolHint: 'Une règle ne donne jamais plus que ce que le fonds contient.',
  poolChange: 'Changer le montant et les financeurs',
  poolFixed: 'Le montant d’un fonds publié ne change plus.',
  priorityFixed: 'La place ne change plus après la publication.',
  wrong: {
    amount: 'Ce n’est pas un montant. Écrivez par exemple 20 ou 20,50.',
    percent: 'Ce n’est pas un pourcentage. Écrivez par exemple 50 ou 12,5.',
    number: 'Écrivez un nombre entier.',
    required: 'Ce champ est à remplir.',
    range: (min: string, max: string | null) => (max ? `Entre ${min} et ${max}.` : `Au moins ${min}.`)
  },
  sayRatio: (num: string, den: string) => `${num} ajouté pour ${den} donné`,
  sayFlat: (amount: string) => `${amount} à chaque fois`,
  sayGoal: (share: string) => `${share} de l’objectif`,
  sayNothing: 'rien',
  sayTable: (selector: string, steps: string) => `${selector} : ${steps}`,
  sayStep: (from: string, pays: string) => (from ? `dès ${from}, ${pays}` : pays),
  sayFor: (name: string, pays: string) => `pour ${name}, ${pays}`,
  sayJoin: ' ; ',
  sayFraction: (num: string, den: string) => `${num}/${den}`,
  saySpan: (from: string, to: string) => `${from} à ${to}`,
  groups: {
    eligible: { title: 'Quels projets', ask: 'Quels projets peuvent puiser dans ce fonds ?' },
    count: { title: 'Quels dons', ask: 'Quels dons comptent, et à quelle valeur ?' },
    clip: { title: 'Combien d’un don', ask: 'Jusqu’où un don, ou une personne, peut-il être complété ?' },
    gate: { title: 'Conditions d’ouverture', ask: 'Que faut-il avant que la ville ajoute quelque chose ?' },
    base: { title: 'Ce qui est complété', ask: 'À partir de quoi la ville calcule-t-elle sa part ?' },
    rate: { title: 'La part de la ville', ask: 'Combien la ville ajoute-t-elle ?' },
    limit: { title: 'Plafonds et planchers', ask: 'Jusqu’où va la ville ?' },
    priority: {
      title: 'Place parmi les règles',
      ask: 'Si plusieurs fonds soutiennent un projet, dans quel ordre décident-ils ?'
    },
    pool: { title: 'L’argent du fonds', ask: 'Combien y a-t-il, et de qui ?' },
    allocate: { title: 'Répartition', ask: 'Qui reçoit, si le fonds ne suffit pas à tous ?' },
    release: { title: 'Moment', ask: 'Quand la part de la ville paraît-elle, et quand est-elle versée ?' },
    settle: { title: 'À la fin', ask: 'Et si la collecte échoue, ou si un don est remboursé ?' }
  } satisfies Record<Group, { title: string; ask: string }>,
  applicants,
  fields: {
    Rule: {
      base: { label: 'La ville calcule à partir', say: 'calculé à partir {}' },
      priority: {
        label: 'Place',
        hint: '1 décide en premier. Chaque règle ne voit comme dons que l’argent des habitants.',
        say: 'place {}'
      }
    },
    EligibleForm: {
      categories: { label: 'Thèmes', hint: 'Le projet doit être de l’un d’eux.', say: 'thèmes : {}' },
      areas: { label: 'Lieux', hint: 'Le projet doit se trouver dans l’un d’eux.', say: 'lieux : {}' },
      applicants: { label: 'Porteurs', hint: 'Qui peut porter le projet.', say: 'portés par {}' },
      campaigns: { label: 'Sortes de collecte', say: 'collectes {}' },
      goal_min_minor: { label: 'Objectif minimum', say: 'objectif d’au moins {}' },
      goal_max_minor: { label: 'Objectif maximum', say: 'objectif d’au plus {}' },
      turnover_min_minor: {
        label: 'Recettes annuelles minimum',
        hint: 'Celles du porteur.',
        say: 'recettes annuelles d’au moins {}'
      },
      turnover_max_minor: {
        label: 'Recettes annuelles maximum',
        hint: 'Celles du porteur.',
        say: 'recettes annuelles d’au plus {}'
      },
      training_done: { label: 'Le porteur a suivi une formation', say: 'après une formation' },
      from: { label: 'À partir du', hint: 'La règle ne s’applique pas avant.', say: 'dès le {}' },
      until: { label: 'Jusqu’au', hint: 'La règle ne s’applique pas après.', say: 'jusqu’au {}' },
      selection: { label: 'Qui choisit les projets', say: '{}' },
      overrides: {
        label: 'Marge du jury',
        hint: 'Dans quelles limites un jury fixe la part et le plafond d’un projet.',
        say: 'le jury peut fixer {}'
      },
      once_per: {
        label: 'Une seule fois',
        hint: 'Combien de fois on peut puiser dans ce fonds.',
        say: 'une fois {}'
      },
      max_active: {
        label: 'Nombre de projets',
        hint: 'Combien peuvent puiser en même temps.',
        say: 'nombre de projets : {}'
      }
    },
    MaxActiveForm: {
      number: { label: 'Au plus', say: '{}' },
      per: { label: 'Comptés', say: '{}' },
      in_year: {
        label: 'Comptés sur l’année civile, et non sur les collectes ouvertes',
        say: 'dans l’année'
      }
    },
    BandForm: {
      share_min_bps: { label: 'Part minimum', hint: 'De l’objectif.', say: 'une part dès {}' },
      share_max_bps: { label: 'Part maximum', hint: 'De l’objectif.', say: 'une part jusqu’à {}' },
      cap_min_minor: { label: 'Plafond minimum', say: 'un plafond dès {}' },
      cap_max_minor: { label: 'Plafond maximum', say: 'un plafond jusqu’à {}' }
    },
    CountForm: {
      min_minor: {
        label: 'Don minimum',
        hint: 'Les dons plus petits ne comptent pas.',
        say: 'à partir de {}'
      },
      donor_types: { label: 'Donateurs', hint: 'De qui les dons comptent.', say: 'dons {}' },
      channels: { label: 'Moyens de paiement', say: 'payés {}' },
      donor_areas: {
        label: 'Adresse du donateur',
        hint: 'Son adresse doit être vérifiée dans l’un de ces lieux.',
        say: 'de personnes qui habitent : {}'
      },
      novelty: { label: 'Dons nouveaux', hint: 'Il suffit qu’un des critères soit rempli.', say: '{}' },
      distinct_by: {
        label: 'Une même personne',
        hint: 'À quoi la règle la reconnaît.',
        say: 'même personne : {}'
      },
      related: {
        label: 'Personnes liées au projet',
        hint: 'Sans ce réglage, leurs dons ne déclenchent jamais de part de la ville.',
        say: 'comptent aussi : {}'
      },
      related_max_minor: {
        label: 'Personnes liées, au plus',
        hint: 'Toutes ensemble.',
        say: 'personnes liées : au plus {}'
      },
      series_index: {
        label: 'Dons réguliers',
        hint: 'Lesquels d’une série comptent ; 0 est un don hors série.',
        say: 'dans une série : {}'
      },
      in_kind: {
        label: 'Dons en nature',
        hint: 'Ce que vaut une heure ou une unité.',
        say: 'en nature : {}'
      },
      in_kind_max_bps: {
        label: 'Dons en nature, au plus',
        hint: 'De tout ce qui compte.',
        say: 'en nature : au plus {}'
      },
      source: { label: 'Ce qui s’additionne', say: '{}' },
      from: { label: 'Comptent dès le', say: 'dès le {}' },
      until: { label: 'Comptent jusqu’au', say: 'jusqu’au {}' }
    },
    NoveltyForm: {
      first_gift: { label: 'Le premier don de la personne', say: 'le premier don de chaque personne' },
      times: {
        label: 'Un don plus grand qu’avant',
        hint: 'Au moins tant de fois tous les dons précédents ensemble.',
        say: 'au moins {} fois les dons d’avant'
      }
    },
    FractionForm: fractionTexts,
    InKindValueForm: {
      kind: { label: 'Ce qui est donné', hint: 'Par exemple : heures, repas.', say: '{}' },
      minor_per_unit: { label: 'Valeur d’une heure ou unité', say: '{}' },
      valid_from: { label: 'Valable dès le', say: 'dès le {}' }
    },
    ClipForm: {
      contribution_max_minor: {
        label: 'Au plus, par don',
        hint: 'La part d’un don qui peut être complétée.',
        say: 'au plus {} par don'
      },
      donor_max_minor: {
        label: 'Au plus, par personne',
        hint: 'Tous ses dons ensemble.',
        say: 'au plus {} par personne'
      },
      donor_max_count: {
        label: 'Nombre de dons par personne',
        hint: '1 : seulement le premier don de chaque personne.',
        say: 'dons complétés par personne : {}'
      },
      donor_per: { label: 'Par personne, compté', say: 'compté {}' },
      single_source_max_minor: {
        label: 'Au plus, par source',
        hint: 'Une source est un donateur, quel qu’il soit.',
        say: 'au plus {} par source'
      },
      single_source_max_goal_bps: {
        label: 'Au plus, par source, en part de l’objectif',
        hint: 'Le plus bas des deux plafonds vaut.',
        say: 'au plus {} de l’objectif par source'
      },
      over: { label: 'Si un don dépasse', say: 'au-delà : {}' }
    },
    GateForm: {
      crowd_goal_bps: {
        label: 'Part de l’objectif donnée',
        hint: 'Par les habitants ; la part de la ville ne compte pas.',
        say: '{} de l’objectif sont donnés'
      },
      crowd_goal: {
        label: 'Fraction de l’objectif donnée',
        hint: 'Par exemple 1 sur 3, sans arrondi.',
        say: '{} de l’objectif sont donnés'
      },
      crowd_minor: { label: 'Somme donnée', say: '{} sont donnés' },
      donors: { label: 'Nombre de donateurs', say: '{} personnes ont donné' },
      donors_by_goal: {
        label: 'Donateurs selon l’objectif',
        hint: 'Plus l’objectif est grand, plus il faut de monde.',
        say: 'assez de personnes ont donné ({})'
      },
      local_share_bps: {
        label: 'Part donnée par le voisinage',
        hint: 'Par des personnes qui habitent là où est le projet.',
        say: '{} viennent du voisinage'
      },
      own_share_bps: {
        label: 'Part apportée par le porteur',
        hint: 'Du coût du projet.',
        say: 'le porteur apporte {} du coût'
      },
      votes: { label: 'Nombre de votes', say: 'il y a {} votes' },
      votes_by_goal: { label: 'Votes selon l’objectif', say: 'il y a assez de votes ({})' },
      rank_max: { label: 'Rang', hint: 'Ce rang, ou un meilleur.', say: 'le rang est {} ou mieux' },
      goal_reached: { label: 'L’objectif est atteint', say: 'l’objectif est atteint' },
      deadline: { label: 'La collecte est terminée', say: 'la collecte est terminée' },
      any: { label: 'Une seule de ces conditions suffit', say: 'une seule suffit' },
      applies_to: { label: 'Ce qui attend', say: 'attend : {}' },
      retroactive: {
        label: 'Les dons d’avant sont complétés eux aussi',
        hint: 'Dès que la condition est remplie.',
        say: 'les dons d’avant aussi'
      },
      counts: { label: 'L’argent regardé', say: '{}' },
      tranche_bps: {
        label: 'Part retenue',
        hint: 'La part de l’argent de la ville qui attend cette condition ; toute, sans ce réglage.',
        say: 'retient {}'
      }
    },
    ByGoalForm: {
      from_minor: { label: 'Objectif à partir de', say: 'dès {}' },
      number: { label: 'Nombre', say: '{}' }
    },
    RateForm: {
      num: { label: 'La ville ajoute', say: '{}' },
      den: { label: 'pour', say: '{}' },
      flat_minor: { label: 'Somme fixe', hint: 'Pour chaque don, ou pour le projet.', say: '{}' },
      goal_share_bps: { label: 'Part de l’objectif', say: '{}' },
      table: { label: 'Tableau', say: '{}' }
    },
    RateTableForm: {
      selector: { label: 'Le tableau regarde', say: '{}' },
      mode: { label: 'Un palier vaut', say: '{}' },
      seed: {
        label: 'Graine du tirage',
        hint: 'Un texte noté d’avance : chacun peut refaire le tirage.',
        say: 'graine {}'
      },
      steps: { label: 'Paliers', say: '{}' }
    },
    RateStepForm: {
      from: { label: 'À partir de', say: '{}' },
      from_at: { label: 'À partir du', say: '{}' },
      area: { label: 'Lieu', say: '{}' },
      category: { label: 'Thème', say: '{}' },
      applicant: { label: 'Porteur', say: '{}' },
      otherwise: { label: 'Tous les autres projets', say: '{}' },
      num: { label: 'La ville ajoute', say: '{}' },
      den: { label: 'pour', say: '{}' },
      flat_minor: { label: 'Somme fixe', say: '{}' },
      goal_share_bps: { label: 'Part de l’objectif', say: '{}' },
      nothing: { label: 'Rien', say: '{}' }
    },
    LimitForm: {
      project_minor: {
        label: 'Au plus, par projet',
        hint: 'Ce que ce fonds ajoute en tout à un projet.',
        say: 'au plus {} par projet'
      },
      project_goal_bps: {
        label: 'Au plus, en part de l’objectif',
        hint: 'Par exemple 50 : jamais plus que la moitié.',
        say: 'au plus {} de l’objectif'
      },
      not_above: {
        label: 'Sans dépasser',
        hint: 'Dons et part de la ville ensemble ; arrivé là, le fonds n’ajoute plus rien.',
        say: 'sans dépasser {}'
      },
      project_by: {
        label: 'Plafonds particuliers',
        hint: 'Pour certains projets ; le premier qui convient vaut.',
        say: 'plafonds particuliers : {}'
      },
      project_pool_bps: { label: 'Au plus, en part du fonds', say: 'au plus {} du fonds par projet' },
      organisation_minor: {
        label: 'Au plus, par porteur',
        hint: 'Tous ses projets ensemble.',
        say: 'au plus {} par porteur'
      },
      organisation_per: { label: 'Par porteur, compté', say: '{}' },
      floor_minor: {
        label: 'Au moins',
        hint: 'En dessous, la ville n’ajoute rien.',
        say: 'rien en dessous de {}'
      },
      excess: { label: 'Ce qui dépasse un plafond', say: 'le surplus {}' }
    },
    ProjectLimitForm: {
      minor: { label: 'Plafond', say: '{}' },
      area: { label: 'Projets de ce lieu', say: 'à {}' },
      category: { label: 'Projets de ce thème', say: 'en {}' },
      applicant: { label: 'Projets de ce porteur', say: 'pour {}' },
      turnover_max_minor: { label: 'Recettes annuelles d’au plus', say: 'recettes d’au plus {}' }
    },
    AllocateForm: {
      way: { label: 'Le fonds se répartit', say: '{}' },
      misfit: {
        label: 'Si le reste ne suffit pas au suivant',
        hint: 'Par rang ou au sort.',
        say: '{}'
      },
      scaling: { label: 'S’il reste de l’argent', hint: 'En proportion.', say: '{}' },
      seed: {
        label: 'Graine du tirage',
        hint: 'Un texte noté d’avance : chacun peut refaire le tirage.',
        say: 'graine {}'
      }
    },
    ReleaseForm: {
      when: { label: 'La part de la ville', say: '{}' },
      per: {
        label: 'Longueur d’une période',
        hint: 'Sans ce réglage, vous clorez chaque période vous-même.',
        say: '{}'
      },
      tranches_bps: {
        label: 'Versée en plusieurs fois',
        hint: 'Les parts font 100 % ensemble.',
        say: 'en parts de {}'
      }
    },
    SettleForm: {
      success_at_goal_bps: {
        label: 'La collecte réussit à',
        hint: 'Part de l’objectif, dons et ville ensemble ; 100 d’ordinaire.',
        say: 'réussie à {} de l’objectif'
      },
      missed: { label: 'Si elle échoue', say: 'en cas d’échec : {}' },
      extension: {
        label: 'Une seconde chance',
        hint: 'Une collecte arrivée près du but continue quelques jours.',
        say: 'seconde chance : {}'
      },
      replay: {
        label: 'Un remboursement profite aux dons suivants',
        hint: 'Sinon, l’argent libéré retourne au fonds.',
        say: 'un remboursement profite aux dons suivants'
      }
    },
    MissedForm: {
      crowd: { label: 'L’argent des habitants', say: 'les dons {}' },
      match: { label: 'L’argent de la ville', say: 'la part de la ville {}' }
    },
    ExtensionForm: {
      if_bps: { label: 'Dès cette part de l’objectif', say: 'dès {} de l’objectif' },
      days: { label: 'Jours de plus', say: '{} jours' }
    }
  } as Record<string, Record<string, FieldText>>,
  words: {
    'Rule.base': {
      contribution: { text: 'de chaque don', hint: 'L’un après l’autre, à mesure qu’ils arrivent.' },
      sum: { text: 'de la somme des dons', hint: 'Le projet est regardé dans son ensemble.' },
      goal: { text: 'de l’objectif du projet', hint: 'Sa part ne dépend pas de ce qui est donné.' },
      gap: { text: 'de ce qui manque encore', hint: 'L’objectif, moins tout ce qui est déjà là.' },
      one: { text: 'd’une somme fixe', hint: 'Le projet reçoit un montant donné.' },
      qf: {
        text: 'du nombre de donateurs',
        hint: 'La formule quadratique : beaucoup de petits dons pèsent le plus.'
      }
    },
    'EligibleForm.campaigns': {
      all_or_nothing: { text: 'tout ou rien' },
      keep: { text: 'où l’on garde ce qui est réuni' },
      solidarity_pot: { text: 'cagnotte solidaire' }
    },
    'EligibleForm.selection': {
      open: { text: 'tous ceux qui remplissent les conditions' },
      jury: { text: 'un jury choisit' }
    },
    'EligibleForm.once_per': {
      project: { text: 'par projet' },
      organisation: { text: 'par porteur' },
      year: { text: 'par porteur et par an' }
    },
    'MaxActiveForm.per': {
      rule: { text: 'dans toute la ville' },
      area: { text: 'par lieu' },
      organisation: { text: 'par porteur' }
    },
    'CountForm.donor_types': {
      person: { text: 'de personnes' },
      firm: { text: 'd’entreprises' },
      public_body: { text: 'd’organismes publics' },
      foundation: { text: 'de fondations' }
    },
    'CountForm.channels': {
      online: { text: 'en ligne' },
      bank_transfer: { text: 'par virement' },
      cash: { text: 'en espèces' }
    },
    'CountForm.related': {
      unrelated: { text: 'les personnes sans lien' },
      owner: { text: 'le porteur' },
      team: { text: 'son équipe' },
      funder: { text: 'les financeurs du fonds' }
    },
    'CountForm.distinct_by': {
      person: { text: 'au compte' },
      email: { text: 'à l’adresse électronique' },
      payment_instrument: { text: 'au moyen de paiement' }
    },
    'CountForm.source': {
      gifts: { text: 'les dons' },
      costs: { text: 'les dépenses prouvées' }
    },
    'ClipForm.donor_per': {
      project: { text: 'pour chaque projet' },
      rule: { text: 'pour tous les projets du fonds' }
    },
    'ClipForm.over': {
      take_up_to: { text: 'compléter jusqu’à la limite' },
      leave_out: { text: 'laisser le don entier de côté' }
    },
    'GateForm.applies_to': {
      accrual: { text: 'la part de la ville elle-même' },
      payout: { text: 'seulement son versement' }
    },
    'GateForm.counts': {
      clipped: { text: 'l’argent qui peut être complété' },
      counted: { text: 'l’argent qui compte' },
      crowd: { text: 'tout l’argent donné' }
    },
    'RateTableForm.selector': {
      gift_size: { text: 'le montant du don' },
      crowd_so_far: { text: 'ce que les dons ont déjà réuni' },
      pool_used: { text: 'ce que le fonds a déjà donné' },
      time_window: { text: 'le moment du don' },
      goal: { text: 'l’objectif du projet' },
      turnover: { text: 'les recettes annuelles du porteur' },
      project_attribute: { text: 'le lieu, le thème ou le porteur' },
      rank: { text: 'le rang du projet' },
      milestone: { text: 'la part de l’objectif déjà donnée' },
      seeded_draw: { text: 'un numéro tiré au sort, de 0 à 9 999' }
    },
    'RateTableForm.mode': {
      whole: { text: 'pour le tout' },
      marginal: { text: 'pour la tranche au-dessus de lui' }
    },
    'LimitForm.not_above': {
      goal: { text: 'l’objectif' },
      minimum: { text: 'le minimum' },
      optimum: { text: 'l’optimum' }
    },
    'LimitForm.organisation_per': {
      lifetime: { text: 'sur toute la durée' },
      year: { text: 'par année civile' }
    },
    'LimitForm.excess': {
      lose: { text: 'reste dans le fonds' },
      redistribute: { text: 'va aux autres projets' }
    },
    'AllocateForm.way': ways,
    'AllocateForm.misfit': {
      skip: { text: 'il est passé' },
      partial: { text: 'il reçoit ce qui reste' },
      stop: { text: 'la répartition s’arrête' }
    },
    'AllocateForm.scaling': {
      down: { text: 'il reste dans le fonds' },
      up_and_down: { text: 'les parts montent jusqu’à l’épuiser' }
    },
    'ReleaseForm.when': {
      realtime: { text: 'paraît aussitôt', hint: 'À chaque don ; elle est acquise si la collecte réussit.' },
      milestone: { text: 'paraît à chaque palier' },
      middle_part: { text: 'vient au milieu', hint: 'Entre les premiers dons et les derniers.' },
      on_goal: { text: 'paraît une fois l’objectif atteint' },
      at_end: { text: 'se décide à la fin', hint: 'De la collecte, ou quand vous clorez la période.' },
      top_up_last: { text: 'complète en dernier', hint: 'Une fois que les dons ont tout fait.' },
      upfront: { text: 'est versée d’avance' },
      on_verification: { text: 'est versée sur preuve', hint: 'Quand vous avez vérifié ce qui a été fait.' },
      reimbursement: { text: 'rembourse des dépenses', hint: 'À mesure qu’elles sont prouvées.' },
      periodic: { text: 'est due par périodes', hint: 'Quand vous clorez chacune.' }
    },
    'ReleaseForm.per': {
      hour: { text: 'chaque heure' },
      day: { text: 'chaque jour' },
      week: { text: 'chaque semaine' },
      month: { text: 'chaque mois' }
    },
    'MissedForm.crowd': {
      refund: { text: 'sont remboursés' },
      keep: { text: 'restent au projet' },
      redirect: { text: 'vont à un autre projet, au choix du donateur' }
    },
    'MissedForm.match': {
      void_to_pool: { text: 'retourne au fonds' },
      keep: { text: 'reste au projet' },
      scaled: { text: 'reste au projet en proportion' },
      redistribute: { text: 'va aux autres projets' }
    }
  } as Record<string, Record<string, Word>>
};

export type BuilderTexts = typeof builder;
