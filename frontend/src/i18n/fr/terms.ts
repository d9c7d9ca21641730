/** How the money of a pool is kept, divided and spread. */
export const terms = {
  title: 'Comment l’argent est réparti',
  lead: 'Sans réglage, le fonds est une seule somme, pour tout le monde, dès le premier jour. Une fois le fonds publié, ces réglages ne changent plus.',
  division: 'Répartition à l’avance',
  divisions: {
    none: { text: 'Une seule somme', hint: 'Les projets puisent dans le même fonds.' },
    category: { text: 'Par catégorie', hint: 'Des sommes mises de côté pour des catégories de projets.' },
    area: { text: 'Par quartier', hint: 'Des sommes mises de côté pour des quartiers ou des zones.' },
    project: { text: 'Une enveloppe par projet', hint: 'Chaque projet a la même somme, à lui seul.' }
  },
  part: (n: number) => `Part ${n}`,
  place: 'Quartier ou zone',
  category: 'Catégorie',
  choose: 'Choisir…',
  amount: 'Montant',
  addPart: 'Ajouter une part',
  removePart: (n: number) => `Enlever la part ${n}`,
  each: 'Enveloppe de chaque projet',
  eachHint: 'Au plus, par projet.',
  reserved: 'Mis de côté pour les enveloppes',
  reservedHint: 'Pour tous les projets ensemble, premiers arrivés, premiers servis.',
  sharedRest: 'Le reste du fonds est ouvert à tous les projets',
  sharedRestHint:
    'Aux projets sans part, et à ceux dont la part est épuisée. Sinon, le reste n’est pas donné.',
  slice: 'Étaler dans le temps',
  sliceHint: 'Pour que les derniers venus trouvent encore quelque chose.',
  periods: { none: 'Non', hour: 'Par heure', day: 'Par jour', week: 'Par semaine', month: 'Par mois' },
  sliceAmount: 'Montant de chaque période',
  sliceAmountHint: 'Ce que le fonds donne au plus.',
  carryOver: 'Reporter ce qui reste',
  carryOverHint: 'Ce qu’une période n’a pas donné s’ajoute aux suivantes.',
  sharing: 'Qui paie, parmi les financeurs ?',
  sharings: {
    pro_rata: { text: 'Chacun en proportion', hint: 'Selon ce qui reste à chacun.' },
    waterfall: { text: 'L’un après l’autre', hint: 'Le premier de la liste d’abord, jusqu’à épuisement.' }
  },
  hold: 'Garder pendant le paiement',
  holdHint:
    'En minutes, de 0 à 60. Pendant ce temps, ce que le fonds ajoute à un don est gardé pour la personne qui paie. 0 : rien n’est gardé, et le premier paiement arrivé est le premier servi.',
  holdWrong: 'Écrivez un nombre entier de minutes, de 0 à 60.',
  minutes: 'min',
  holds: (minutes: number) =>
    minutes === 1
      ? 'Gardé 1 minute pour la personne qui paie.'
      : `Gardé ${minutes} minutes pour la personne qui paie.`,
  holdsGuests:
    'Pour l’ensemble des personnes qui ne se sont pas identifiées, au plus un cinquième de ce qui reste.',
  how: 'Comment l’argent est réparti'
};
