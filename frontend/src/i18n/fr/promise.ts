/** Les dons prélevés à la réussite, et les campagnes qui attendent. */
export const promise = {
  captures: {
    NOW: 'Si le projet n’atteint pas son objectif, votre don vous est rendu en entier.',
    LATER:
      'Votre banque réserve la somme. Elle n’est prélevée que si le projet atteint son objectif ; sinon, vous ne payez rien.',
    SAVED:
      'Votre moyen de paiement est enregistré aujourd’hui. Il n’est débité que si le projet atteint son objectif ; sinon, vous ne payez rien.'
  },
  cardAtOnce: 'Votre carte est débitée tout de suite.',
  cardHint: 'Votre carte n’est débitée que si le projet réussit. Ce que la ville ajoute est décidé aussitôt.',
  check: 'Vérifier et promettre',
  button: (amount: string) => `Promettre ${amount}`,
  thanksTitle: 'Merci pour votre promesse !',
  thanksFor: (amount: string, project: string) =>
    `Vos ${amount} comptent dès maintenant pour « ${project} ».`,
  charged: (date: string) =>
    `Rien n’est prélevé avant la fin de la campagne, le ${date}, et seulement si elle réussit.`,
  chargedSoon: 'Rien n’est prélevé avant la fin de la campagne, et seulement si elle réussit.',
  takeBackHint: 'Jusque-là, vous pouvez reprendre votre promesse sur « Ma page ».',
  takeBackGuest:
    'Jusque-là, vous pouvez reprendre votre promesse sur « Ma page », en vous connectant avec l’adresse que vous avez donnée.',
  dueTitle: 'La campagne a réussi : votre don est prélevé',
  dueNote: (amount: string) =>
    `Votre banque est en train de verser vos ${amount}. Si elle refuse, un message vous le dit, avec un lien pour payer autrement.`,
  pay: 'Payer maintenant',
  paying: 'Ouverture du paiement…',
  fallenTitle: 'Votre don est à payer de nouveau',
  fallen: (date: string) =>
    `Votre banque n’a pas laissé prélever ce don. Rien n’a été encaissé. Payez avant le ${date} : d’ici là, il compte.`,
  fallenSoon:
    'Votre banque n’a pas laissé prélever ce don. Rien n’a été encaissé. Payez-le maintenant, et il compte.',
  state: 'promis',
  fallenState: (date: string) => `à payer avant le ${date}`,
  taking: 'Reprise…',
  takeBack: 'Reprendre la promesse',
  takeBackTitle: 'Reprendre votre promesse ?',
  keep: 'Garder la promesse',
  takeBackNote: (amount: string, project: string) =>
    `Vos ${amount} ne compteront plus pour « ${project} », et ce que la ville ajoutait non plus. Rien n’est prélevé.`,
  takenBack: 'Votre promesse est reprise. Rien n’est prélevé.',
  waits: (date: string) =>
    `La campagne est close. Des dons sont encore en route (virements, espèces à compter) : le résultat est connu le ${date} au plus tard.`,
  projectKind:
    'Si l’objectif n’est pas atteint à la date de clôture, personne ne paie : les cartes ne sont débitées qu’à la réussite, et les autres dons sont rendus.',
  promised: 'Promis par carte, pas encore prélevé',
  charging:
    'Des dons promis sont encore à prélever, ou à payer de nouveau par qui les a promis. Le versement se demande ensuite : dans une semaine au plus.',
  terms: {
    title: 'Fin des campagnes',
    lead: 'Combien de temps une campagne close attend les dons en route, et quand les cartes sont débitées.',
    grace: 'Jours d’attente',
    graceHint:
      'Un virement met jusqu’à une semaine à arriver. Sans don en route, une campagne n’attend pas. De 0 à 60.',
    graceUnit: 'jours',
    charging: 'Dons par carte aux campagnes « tout ou rien »',
    ways: {
      AT_ONCE: {
        text: 'Débités tout de suite',
        hint: 'L’argent est là, et il est rendu si l’objectif n’est pas atteint. Les remboursements coûtent des frais.'
      },
      AT_SUCCESS: {
        text: 'Débités à la réussite',
        hint: 'Une promesse jusque-là. Quelques cartes seront refusées : le donateur a une semaine pour payer autrement.'
      }
    },
    onlyAtOnce:
      'Le compte de paiement de la ville n’enregistre pas de cartes. Malgré ce choix, les dons sont débités tout de suite, et rendus si l’objectif n’est pas atteint ; tout au plus ceux des derniers jours d’une campagne sont réservés jusque-là.',
    note: 'Les dons déjà faits restent comme ils ont été faits.',
    wrongDays: 'Écrivez un nombre de jours, de 0 à 60.',
    save: 'Enregistrer',
    saved: 'C’est enregistré.'
  }
};
