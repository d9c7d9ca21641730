/** Les dons prélevés à la réussite, et les campagnes qui attendent. */
export const promise = {
  captures: {
    NOW: 'Si le projet n’atteint pas son objectif, votre don vous est rendu en entier.',
    LATER:
      'Votre banque réserve la somme. Elle n’est prélevée que si le projet atteint son objectif ; sinon, vous ne payez rien.',
    SAVED:
      'Votre moyen de paiement est enregistré aujourd’hui. Il n’est débité que si le projet atteint son objectif ; sinon, vous ne payez rien.'
  },
  button: (amount: string) => `Promettre ${amount}`,
  thanksTitle: 'Merci pour votre promesse !',
  thanksFor: (amount: string, project: string) =>
    `Vos ${amount} comptent dès maintenant pour « ${project} ».`,
  charged: (date: string) =>
    `Rien n’est prélevé avant la fin de la campagne, le ${date}, et seulement si elle réussit.`,
  chargedSoon: 'Rien n’est prélevé avant la fin de la campagne, et seulement si elle réussit.',
  takeBackHint: 'Jusque-là, vous pouvez reprendre votre promesse sur « Mon espace ».',
  dueTitle: 'La campagne a réussi : votre don est prélevé',
  dueNote: (amount: string) =>
    `Votre banque est en train de verser vos ${amount}. Si elle a refusé, un message vous le dit, et vous pouvez payer ici.`,
  pay: 'Payer maintenant',
  paying: 'Ouverture du paiement…',
  fallen: (date: string) => `Votre banque a refusé. Payez avant le ${date}, et votre don compte.`,
  state: 'promis',
  fallenState: 'à payer de nouveau',
  taking: 'Reprise…',
  takeBack: 'Reprendre la promesse',
  takeBackTitle: 'Reprendre votre promesse ?',
  takeBackNote: (amount: string, project: string) =>
    `Vos ${amount} ne compteront plus pour « ${project} », et ce que la ville ajoutait non plus. Rien n’est prélevé.`,
  takenBack: 'Votre promesse est reprise. Rien n’est prélevé.',
  waits: (date: string) =>
    `La campagne est close. Des dons sont encore en route (virements, espèces à compter) : le résultat est connu le ${date} au plus tard.`,
  projectKind:
    'Si l’objectif n’est pas atteint à la date de clôture, personne ne paie : les cartes ne sont débitées qu’à la réussite, et le reste est rendu.',
  promised: 'Promis par carte, prélevé à la réussite',
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
    note: 'Les dons déjà faits restent comme ils ont été faits.',
    wrongDays: 'Écrivez un nombre de jours, de 0 à 60.',
    save: 'Enregistrer',
    saved: 'C’est enregistré.'
  }
};
