/** How the rules of a city's pools go together on one project. */
export const stack = {
  title: 'Règles ensemble',
  lead: 'Quand plusieurs fonds complètent le même projet : comment ils s’ajoutent, et jusqu’où ensemble.',
  several: 'Et si plusieurs fonds complètent le même projet ?',
  now: 'Ce qui vaut aujourd’hui',
  change: 'Changer',
  fixed:
    'Quelqu’un a déjà donné dans cette ville : la façon dont les fonds s’ajoutent et se partagent un plafond ne change plus. Les plafonds peuvent changer ; ils valent pour les décisions à venir.',
  willBeFixed:
    'Les deux premiers réglages sont fixés dès le premier don. Les plafonds peuvent changer plus tard ; ils valent pour les décisions à venir.',
  mode: 'Plusieurs fonds sur un projet',
  modes: {
    ADDITIVE: {
      text: 'Chacun de son côté',
      hint: 'Chaque fonds complète les dons, quoi que les autres ajoutent.'
    },
    SEQUENTIAL: {
      text: 'L’un après l’autre',
      hint: 'Chacun sur ce que les précédents n’ont pas complété des dons.'
    },
    COMPOUNDING: {
      text: 'L’un sur l’autre',
      hint: 'Chacun sur les dons et sur ce que les précédents ont ajouté.'
    },
    EXCLUSIVE: { text: 'Un seul', hint: 'Le premier qui donne quelque chose a le projet pour lui seul.' }
  },
  share: 'Si, ensemble, ils dépassent un plafond',
  shares: {
    PRIORITY: {
      text: 'Le premier d’abord',
      hint: 'Dans leur ordre de priorité ; les derniers ont ce qui reste.'
    },
    IN_PROPORTION: { text: 'Tous en proportion', hint: 'Chacun est réduit de la même part.' }
  },
  ceilings: 'Plafonds communs',
  ceilingsLead: 'Laissez vide ce qui n’a pas de plafond. Un plafond ne reprend jamais ce qui est déjà donné.',
  goal: 'Part de l’objectif',
  goalHint: 'Tous les fonds ensemble, au plus, en pour cent de l’objectif du projet.',
  cost: 'Part du coût',
  costHint: 'Les fonds et les autres aides publiques, au plus, en pour cent du coût total du projet.',
  own: 'Apport de qui porte le projet',
  ownHint: 'Au moins, en pour cent de son argent et de l’argent public ensemble.',
  aid: 'Aide au plus par porteur de projets',
  aidHint: 'Tous projets confondus (« de minimis »).',
  months: 'Sur une période de',
  monthsHint: 'Compte les mois passés, glissants.',
  monthsUnit: 'mois',
  wrong: {
    share: 'Écrivez un pourcentage de 0,01 à 100, ou laissez vide.',
    amount: 'Ce n’est pas un montant. Écrivez par exemple 300 000.',
    months: 'Écrivez un nombre entier de mois.'
  },
  save: 'Enregistrer',
  saved: 'C’est enregistré, et inscrit au journal de la ville.'
};
