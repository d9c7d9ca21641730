export const give = {
  title: (project: string) => `Donner à « ${project} »`,
  steps: ['Montant', 'Vous', 'Paiement'],
  step: (now: number, all: number, name: string) => `Étape ${now} sur ${all} : ${name}`,
  amount: 'Combien voulez-vous donner ?',
  other: 'Un autre montant',
  otherHint: 'Avec au plus deux décimales.',
  amountProblems: {
    empty: 'Indiquez un montant.',
    not_a_number: 'Ce n’est pas un montant. Écrivez par exemple 20 ou 12,50.',
    too_precise: 'Un montant a au plus deux chiffres après la virgule.',
    not_positive: 'Le montant doit être supérieur à zéro.',
    too_large: 'Ce montant est trop grand pour un don en ligne.'
  },
  next: 'Continuer',
  back: 'Revenir',
  details: 'Qui donne ?',
  signedInAs: (name: string, email: string) => `Vous donnez en tant que ${name} (${email}).`,
  guest: 'Pas besoin de compte. La confirmation de votre don part à l’adresse que vous donnez.',
  signIn: 'J’ai déjà un compte',
  name: 'Votre nom',
  nameHint: 'Montré à côté de votre don, sauf si vous restez anonyme.',
  email: 'Votre adresse e-mail',
  emailHint: 'Pour la confirmation de votre don. Elle n’est montrée à personne.',
  nameMissing: 'Indiquez votre nom, ou choisissez de rester anonyme.',
  emailMissing: 'Indiquez une adresse e-mail, comme nom@exemple.fr.',
  anonymous: 'Rester anonyme pour le public',
  anonymousHint:
    'Votre nom ne paraît nulle part ici : ni le public, ni le porteur, ni la ville ne le lisent. Seuls le gardent le prestataire de paiement et les personnes qui tiennent ce site.',
  message: 'Un mot pour le projet',
  messageHint: 'Public, à côté de votre don.',
  pay: 'Vérifier et payer',
  recap: 'Votre don',
  recapAmount: 'Montant',
  recapProject: 'Pour',
  recapName: 'Nom montré',
  recapNobody: 'aucun : le public lira « Anonyme »',
  recapEmail: 'Confirmation envoyée à',
  recapMessage: 'Votre mot, public',
  recapNoMessage: 'aucun',
  change: 'Modifier',
  payButton: (amount: string) => `Payer ${amount}`,
  paying: 'Ouverture du paiement…',
  payNote: 'Vous allez sur la page du prestataire de paiement, puis revenez ici.',
  channel: {
    legend: 'Comment voulez-vous payer ?',
    card: 'Par carte',
    cardHint: 'L’argent arrive en quelques secondes. Ce que la ville ajoute est décidé aussitôt.',
    transfer: 'Par virement',
    transferHint:
      'Depuis votre banque, en quelques jours au plus. Ce que la ville ajoute est décidé quand l’argent arrive.',
    wallet: 'Avec mon porte-monnaie',
    walletHint: (balance: string) =>
      `Il contient ${balance}, qui vous ont été rendus. C’est payé aussitôt, et ce que la ville ajoute est décidé aussitôt.`,
    walletNote: 'Rien ne passe par une banque : la somme quitte votre porte-monnaie à l’instant.',
    note: 'Ni la carte ni le virement ne demandent de compte sur ce site.',
    transferNote:
      'La page suivante montre le compte de la ville et la référence à écrire. Rien n’est payé avant que vous ne fassiez le virement dans votre banque.',
    asOfNow:
      'Calculé pour aujourd’hui. Ce sera décidé à l’arrivée de votre virement, selon ce qui reste alors.',
    transferButton: 'Voir le compte et la référence',
    preparing: 'Préparation…'
  },
  transfer: {
    title: 'Il reste à faire le virement',
    lead: (amount: string, project: string) =>
      `Virez ${amount} depuis votre banque. Votre don à « ${project} » compte dès que l’argent arrive.`,
    details: 'À recopier dans votre banque',
    holder: 'Bénéficiaire',
    iban: 'IBAN',
    bic: 'BIC',
    amount: 'Montant',
    reference: 'Référence',
    referenceHint:
      'C’est à elle que la ville reconnaît votre don. Écrivez-la telle quelle, comme référence ou motif du virement.',
    qrTitle: 'Ou à scanner',
    qrAlt: 'Code QR qui contient le compte, le montant et la référence de ce virement',
    qrHint:
      'Dans l’application de votre banque, choisissez le virement par code QR et visez ce carré : tout se remplit. Toutes les banques ne le proposent pas.',
    keepGuest:
      'Nous vous avons aussi envoyé ces lignes par e-mail. Sans compte sur ce site, elles ne se retrouvent pas ailleurs une fois cet onglet fermé.',
    keepSignedIn:
      'Vous retrouvez ces lignes dans « Ma page » tant que le virement est attendu, et nous vous les avons aussi envoyées par e-mail.',
    next: 'Et ensuite ?',
    steps: [
      'Votre banque envoie l’argent, en quelques secondes ou en quelques jours.',
      'La ville lit le relevé de son compte et reconnaît votre don à sa référence.',
      'Ce que la ville ajoute est alors décidé, selon ce qui reste dans ses fonds. La confirmation part à votre adresse e-mail.'
    ],
    print: 'Imprimer',
    awaited: 'virement attendu',
    show: 'Compte et référence du virement'
  },
  once: 'Recharger cette page ne paie jamais deux fois.',
  held: {
    whilePaying: (minutes: number) =>
      `Pendant que vous payez, ce que la ville ajoute est en principe gardé pour vous pendant ${minutes} minutes.`,
    kept: (amount: string, time: string) => `${amount} de la ville sont gardés pour vous jusqu’à ${time}.`,
    stillMinutes: (minutes: number) => (minutes === 1 ? 'Encore 1 minute.' : `Encore ${minutes} minutes.`),
    stillSeconds: (seconds: number) => (seconds === 1 ? 'Encore 1 seconde.' : `Encore ${seconds} secondes.`),
    afterwards: 'Passé ce délai, la somme redevient libre pour tout le monde ; vous pourrez encore payer.',
    over: 'Le délai est passé : plus rien n’est gardé pour vous.',
    overNote: 'Vous pouvez encore payer. Ce que la ville ajoute se décidera quand votre paiement arrivera.',
    resumeTitle: 'Vous avez un paiement en cours',
    resume: 'Reprendre ce paiement',
    partTitle: 'Une partie seulement est gardée',
    part: (held: string, quoted: string) =>
      `Il y a un instant, la ville aurait ajouté ${quoted}. Elle en garde ${held} pour vous : le reste est pris par d’autres personnes, ou le fonds s’épuise. N’en attendez pas davantage.`,
    noneTitle: 'Rien n’est gardé pour vous',
    none: (quoted: string) =>
      `Vous pouvez payer, et votre don arrivera en entier. Mais les ${quoted} annoncés ne sont pas gardés : ce que la ville ajoute se décidera à l’arrivée de votre paiement. Ce sera autant s’il reste assez, sinon moins, ou rien.`,
    noneGuest:
      'Les fonds ne gardent qu’une part de leur argent pour les personnes qui ne se sont pas identifiées, et au plus trois paiements en cours par personne.',
    payAnyway: (amount: string) => `Payer ${amount} quand même`,
    changeAmount: 'Changer le montant'
  },
  closed: 'On ne peut pas donner à ce projet pour l’instant.',
  thanksTitle: 'Merci !',
  thanksFor: (amount: string, project: string) => `Vos ${amount} sont arrivés pour « ${project} ».`,
  becomes: (gift: string, total: string) => `Vos ${gift} deviennent ${total}`,
  becomesAlone: (gift: string) => `Vos ${gift} vont entiers au projet`,
  why: 'Pourquoi exactement autant ?',
  waiting: 'Paiement en attente de confirmation…',
  waitingNote:
    'Cela prend d’ordinaire quelques secondes. Vous pouvez laisser cette page ouverte ou partir : la confirmation arrive par e-mail.',
  leftBank: 'Vous avez quitté la page de paiement sans payer ? Rien n’a été pris.',
  resume: 'Reprendre le paiement',
  deciding: 'Votre don est confirmé. La ville calcule sa part…',
  failedTitle: 'Le paiement n’a pas abouti',
  failedNote: (amount: string, project: string) =>
    `Vos ${amount} pour « ${project} » n’ont pas été pris. Vous pouvez réessayer, avec le même montant ou un autre.`,
  again: 'Réessayer',
  againWith: (amount: string) => `Réessayer avec ${amount}`,
  sinceThen: {
    REFUNDED: 'Ce don vous a été rendu depuis.',
    PARTIALLY_REFUNDED: 'Une partie de ce don vous a été rendue depuis.',
    DISPUTED: 'Votre banque a contesté ce paiement depuis.'
  },
  paidFromWallet: 'C’est payé dès maintenant, avec votre porte-monnaie.',
  walletLeft: (balance: string) => `Il y reste ${balance}.`,
  receipt: 'Une confirmation de votre don part à votre adresse e-mail. Ce n’est pas un reçu fiscal.',
  backToProject: 'Revenir au projet',
  shareNext: 'Un don en appelle un autre : faites passer le mot.',
  otherProjects: 'Voir d’autres projets',
  unknown: 'Ce don n’existe pas.'
};
