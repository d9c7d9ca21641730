/** Ce que la ville dit d’une campagne, au-delà de ses règles. */
export const verdict = {
  callOff: {
    action: 'Annuler le projet',
    title: 'Annuler ce projet ?',
    done: 'Le projet est annulé. Les dons sont rendus.'
  },
  goOn: {
    action: 'Laisser continuer',
    title: 'Laisser continuer ce projet ?',
    done: 'Le projet continue.'
  },
  going: 'Un instant…',
  leave: 'Ne rien changer',
  callOffNote:
    'Chaque don est rendu comme il est venu, et ce que la ville ajoutait retourne dans ses fonds. C’est définitif.',
  withdrawNote: 'Il n’a pas été publié : personne n’y a donné. C’est définitif.',
  goOnNote: (raised: string, goal: string) =>
    `Il continue avec ${raised} sur ${goal}. Les dons déjà payés lui restent, et les versements peuvent être demandés.`,
  reason: 'Pourquoi',
  reasonHint: 'Tout le monde peut le lire sur la page du projet.',
  reasonMissing: 'Dites pourquoi : tout le monde doit pouvoir le comprendre.',
  said: {
    CALLED_OFF: (date: string) => `Annulé le ${date}. Les dons sont rendus.`,
    GOES_ON: (date: string) =>
      `La ville laisse continuer ce projet depuis le ${date}, bien que des promesses n’aient pas été payées.`
  },
  lacksTitle: 'Il manque de l’argent à ce projet',
  lacks: (fallen: string, raised: string, goal: string) =>
    `Sa campagne a réussi par des promesses ; ${fallen} n’ont pas pu être prélevés. Il a maintenant ${raised} sur ${goal}.`,
  decide:
    'Rien ne lui est versé avant que la ville ait décidé : il continue ainsi, ou il est annulé et chacun est remboursé.',
  wait: 'Rien ne lui est versé avant que la ville ait décidé s’il continue ainsi.'
};
