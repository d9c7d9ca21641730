/** What payment providers transfer to the city's account, and payments that donors' banks took into question. */
export const provider = {
  transfers: 'Virements des prestataires',
  transfersLead:
    'Un prestataire rassemble beaucoup de paiements par carte en une somme, garde ses frais et vire le reste.',
  transfersNone: 'Aucun virement encore.',
  transfersNoneHint: 'Le premier paraît ici dès qu’un prestataire annonce ce qu’il vire à la ville.',
  madeOut: (date: string) => `émis le ${date}`,
  reference: 'Référence',
  fee: (amount: string) => `${amount} de frais retenus`,
  feeNone: 'aucuns frais retenus',
  other: (amount: string) =>
    `${amount} de ce virement ne viennent d’aucun paiement connu ici. Regardez le détail chez le prestataire.`,
  takes: 'Le prestataire prélève cette somme sur le compte.',
  states: { PENDING: 'en route', PAID: 'viré', FAILED: 'revenu' },
  failedNote: 'La banque l’a renvoyé : son argent fera partie d’un virement suivant.',
  arrived: (date: string) => `retrouvé sur un relevé le ${date}`,
  expected: (date: string) => `attendu le ${date}, sur aucun relevé encore`,
  late: (date: string) => `attendu depuis le ${date}, sur aucun relevé encore`,

  disputes: 'Paiements contestés',
  disputesLead:
    'Quand une personne conteste un paiement par carte, sa banque reprend d’abord l’argent et tranche plus tard.',
  disputesNone: 'Aucun paiement contesté.',
  disputesNoneHint: 'C’est bon signe. S’il en vient un, il paraît ici avec sa raison.',
  stages: { OPENED: 'ouverte', WON: 'gagnée', LOST: 'perdue' },
  meaning: {
    OPENED:
      'La banque a repris l’argent pour l’instant. Le don compte encore, et rien ne peut en être rendu avant qu’elle ne tranche. Répondez-lui chez le prestataire, dans le délai qu’il indique.',
    WON: 'La banque a tranché pour la ville : l’argent est revenu et le don compte.',
    LOST: 'La banque a tranché contre la ville : le don est diminué d’autant, et ce que la ville avait ajouté suit.'
  },
  contested: (amount: string, gift: string) => `${amount} contestés d’un don de ${gift}`,
  giftOf: (name: string | null, project: string) =>
    name ? `de ${name} à « ${project} »` : `anonyme à « ${project} »`,
  since: (date: string) => `depuis le ${date}`,
  reason: 'Raison',
  reasons: {
    fraudulent: 'La personne dit qu’on s’est servi de sa carte sans son accord.',
    unrecognized: 'La personne ne reconnaît pas ce paiement sur son relevé.',
    duplicate: 'La personne dit avoir payé deux fois.',
    product_not_received: 'La personne dit n’avoir rien reçu en échange.',
    product_unacceptable: 'La personne dit que ce n’était pas ce qui était annoncé.',
    credit_not_processed: 'La personne attend un remboursement qui n’est pas venu.',
    subscription_canceled: 'La personne croit à un abonnement qu’elle avait résilié.',
    insufficient_funds: 'Le compte n’avait pas assez d’argent.',
    incorrect_account_details: 'Le numéro de compte n’était pas le bon.',
    bank_cannot_process: 'Sa banque n’a pas pu exécuter le paiement.',
    debit_not_authorized: 'La personne n’avait pas autorisé ce prélèvement.',
    customer_initiated: 'La personne l’a demandé à sa banque, sans dire pourquoi.',
    general: 'Sa banque ne donne pas de raison.'
  },
  noReason: 'Sa banque ne donne pas de raison.',
  rawReason: (word: string) => `Raison donnée par le prestataire : ${word}`
};
