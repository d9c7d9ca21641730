/** Giving a gift back, whole or in part, by who keeps the books. */
export const refund = {
  action: 'Rendre ce don',
  which: (who: string, amount: string) => `(${amount}, ${who})`,
  title: (amount: string) => `Rendre ce don de ${amount} ?`,
  how: 'Combien ?',
  whole: 'En entier',
  wholeHint: (amount: string) => `${amount}.`,
  rest: 'Tout ce qui en reste',
  restHint: 'Une partie a déjà été rendue.',
  part: 'Une partie',
  partHint: 'Le reste continue de compter pour le projet.',
  amount: 'Montant à rendre',
  reason: 'Pourquoi ?',
  reasonHint: 'Inscrit au journal des actes, avec votre nom.',
  reasonMissing: 'Écrivez une raison : elle est due à qui relit les comptes.',
  ways: 'Un don par carte revient par où il a été payé ; tout autre va dans le porte-monnaie de qui a donné, pour donner de nouveau.',
  match: 'Ce que la ville avait ajouté suit.',
  proof: 'Vous confirmez d’abord que c’est bien vous. Cela ne se défait pas.',
  go: 'Rendre',
  going: 'Un instant…',
  done: (amount: string) => `${amount} sont rendus.`,
  doneRest: 'Ce qui restait de ce don est rendu.',

  find: 'Rendre un don',
  findLead:
    'Les dons publics se rendent aussi depuis la page du projet. Pour un don anonyme, demandez à la personne l’adresse de sa page de remerciement.',
  findId: 'Son identifiant, ou l’adresse de sa page de remerciement',
  findAction: 'Chercher ce don',
  findNone: 'Aucun don de cette ville n’a cet identifiant.',
  found: (who: string | null, amount: string, project: string) =>
    who ? `${amount} de ${who} à « ${project} »` : `${amount}, don anonyme à « ${project} »`,
  notNow: 'Ce don ne peut pas être rendu : il n’est pas arrivé, ou il l’a déjà été.'
};
