import { pluralFr } from '../plural';

/** The room of the desk for the bank account, its movements, and the books. */
export const money = {
  title: 'Banque et comptes',
  lead: 'Le compte qui reçoit les virements, ce qui y passe, et les comptes de la ville, clos mois par mois.',
  tabs: { bank: 'Banque', payments: 'Versements', providers: 'Prestataires de paiement', books: 'Comptes' },

  account: 'Compte pour les virements',
  accountNone: 'La ville ne reçoit pas encore de virements.',
  accountNoneHint: 'Dès qu’un compte est indiqué ici, on peut donner par virement, à côté de la carte.',
  accountSet: 'Indiquer un compte',
  accountChange: 'Modifier',
  accountShown: 'Montré à qui donne par virement.',
  holder: 'Titulaire',
  holderHint: 'Comme la banque l’écrit, en 70 caractères au plus.',
  holderMissing: 'Indiquez le titulaire du compte.',
  iban: 'IBAN',
  ibanHint: 'Il reste le même dès qu’un relevé a été enregistré : les comptes sont ceux de ce compte-là.',
  ibanMissing: 'Indiquez l’IBAN du compte.',
  bic: 'BIC',
  bicHint: 'Utile à qui vire depuis l’étranger.',
  accountNote: 'Chaque changement est inscrit au journal, et vous confirmez d’abord que c’est bien vous.',
  accountSaved: 'Le compte est enregistré. Qui donne le voit dès maintenant.',

  statements: 'Relevés de compte',
  statementsLead:
    'Le fichier que votre banque donne à télécharger : camt.053, CODA ou CFONB 120, ou un ZIP de plusieurs. Vous voyez ce qu’il contient avant que rien ne soit enregistré.',
  choose: 'Choisir un fichier',
  chooseOther: 'Choisir un autre fichier',
  looking: 'Lecture du fichier…',
  heavy: (size: string) =>
    `Ce fichier pèse ${size}, et 8 Mo au plus sont possibles. Coupez la période en deux.`,
  refused: (file: string) => `« ${file} » ne peut pas être enregistré`,
  refusedNote: 'Rien n’a été changé.',
  found: (file: string) => `Dans « ${file} »`,
  foundNote: 'Rien n’est encore enregistré.',
  span: (from: string, until: string) => (from === until ? `Le ${from}` : `Du ${from} au ${until}`),
  movements: (count: number) => pluralFr(count, 'mouvement', 'mouvements'),
  left: (count: number) =>
    count === 0 ? 'tous reconnus' : `${pluralFr(count, 'reste', 'restent')} à expliquer`,
  closes: (balance: string) => `solde final ${balance}`,
  known: 'déjà enregistré',
  allKnown: 'Tout cela est déjà enregistré : il n’y a rien à faire.',
  take: (count: number) => (count < 2 ? 'Enregistrer ce relevé' : `Enregistrer ces ${count} relevés`),
  taking: 'Enregistrement…',
  notNow: 'Ne rien enregistrer',
  taken: (statements: number, left: number) =>
    `${pluralFr(statements, 'relevé enregistré', 'relevés enregistrés')}. ${
      left === 0
        ? 'Tous les mouvements sont reconnus.'
        : `${pluralFr(left, 'mouvement reste', 'mouvements restent')} à expliquer.`
    }`,
  statementsFirst: 'Indiquez d’abord le compte : un relevé doit être le sien.',
  statementsNone: 'Aucun relevé encore.',
  statementsNoneHint:
    'Le premier donne le solde de départ ; chaque suivant reprend là où le précédent finit.',
  number: 'Relevé',
  days: 'Jours',
  opening: 'Solde initial',
  closing: 'Solde final',
  takenBy: 'Enregistré',
  byWhom: (name: string, when: string) => `par ${name}, ${when}`,
  byMachine: (when: string) => `par le programme, ${when}`,

  open: 'Mouvements à expliquer',
  openCount: (count: number) => pluralFr(count, 'mouvement attend', 'mouvements attendent'),
  openLead: 'Sans référence connue, ou d’un autre montant que le don. Le plus ancien vient en premier.',
  openNone: 'Tout est expliqué.',
  openNoneHint: 'Un virement qui porte sa référence s’explique de lui-même ; les autres paraîtront ici.',
  openNever: 'Rien à expliquer pour l’instant.',
  openNeverHint: 'Les mouvements paraissent ici quand un relevé est enregistré.',
  nobody: 'Sans nom',
  bookedOn: (date: string) => `le ${date}`,
  rest: (open: string, amount: string) => `reste ${open} sur ${amount}`,
  reversal: 'annule un mouvement',
  reference: 'Référence',
  noText: 'Aucun motif.',
  perhaps: 'Serait-ce ceci ?',
  isGift: (who: string | null, amount: string, project: string) =>
    who ? `Le don de ${who}, ${amount} à « ${project} »` : `Un don anonyme, ${amount} à « ${project} »`,
  isDeposit: (amount: string, name: string, date: string) =>
    `Le dépôt d’espèces et de chèques, ${amount}, porté par ${name} le ${date}`,
  isTransfer: (provider: string, amount: string, date: string) =>
    `Le virement de ${provider}, ${amount}, émis le ${date}`,
  bankLess: (by: string) => `${by} de moins à la banque`,
  bankMore: (by: string) => `${by} de plus à la banque`,
  because: {
    SAME: 'même somme',
    REFERENCE: 'même référence',
    AMOUNT_AND_NAME: 'même montant, nom proche',
    AMOUNT: 'même montant'
  },
  perhapsOrder: 'Est-ce l’un de ces paiements ?',
  isOrder: (who: string, amount: string) => `${amount} à ${who}`,
  sureOrder: (who: string) => `Est-ce le paiement à ${who} ?`,
  sureOrderNote: (amount: string) => `Le paiement de ${amount} compte comme fait.`,
  sureReturn: (who: string) => `Est-ce le paiement à ${who}, renvoyé ?`,
  sureReturnNote: (amount: string) => `Le paiement de ${amount} compte comme renvoyé et reste à faire.`,
  otherwise: 'Sinon',
  explainedTitle: 'Mouvements expliqués',
  explainedLead:
    'Ce pour quoi chaque mouvement est tenu. Une erreur se reprend : le mouvement est de nouveau à expliquer.',
  takenFor: {
    PLEDGE: 'Un don',
    OWN: 'Argent de la ville',
    BANK_FEE: 'Frais de banque',
    DEPOSIT: 'Espèces déposées',
    TRANSFER: 'Virement du prestataire de paiement',
    ORDER: 'Paiement exécuté',
    ORDER_RETURNED: 'Paiement revenu'
  },
  asGift: (amount: string, project: string) => `Don de ${amount} à « ${project} »`,
  byReference: (when: string) => `par sa référence, ${when}`,
  undo: 'Reprendre l’explication',
  undoTitle: 'Reprendre cette explication ?',
  undoNot: 'La garder',
  undoing: 'Reprise…',
  undoNote:
    'Rien n’est effacé : le journal reçoit l’écriture inverse. Le mouvement attend de nouveau une explication, et ce pour quoi il était tenu attend comme avant. Un don quitte la liste, et ce que la ville y ajoutait aussi.',
  undoReason: 'Pourquoi c’était une erreur',
  undoReasonMissing: 'Dites pourquoi : cela reste dans le registre des actes.',
  undone: 'L’explication est reprise. Le mouvement est de nouveau à expliquer.',
  own: 'Argent de la ville',
  fee: 'Frais de banque',
  feeBack: 'Frais rendus',
  otherGift: 'Un autre don',
  giftId: 'Son identifiant, ou l’adresse de sa page de remerciement',
  giftIdWrong: 'Ce n’est pas l’identifiant d’un don. Il commence par « pledge: ».',
  thisGift: 'C’est ce don',
  sureThisGift: 'C’est le paiement de ce don ?',
  sureGift: (who: string | null, project: string) =>
    who ? `C’est le don de ${who} à « ${project} » ?` : `C’est ce don anonyme à « ${project} » ?`,
  sureGiftNote: (amount: string, left: string | null) =>
    left
      ? `Le don de ${amount} est confirmé, et la ville décide ce qu’elle ajoute. ${left} restent à expliquer.`
      : `Le don de ${amount} est confirmé, et la ville décide ce qu’elle ajoute.`,
  sureOwn: 'C’est l’argent de la ville ?',
  sureOwnNote: (amount: string) => `${amount} compte comme argent propre du titulaire, et à aucun don.`,
  sureFee: 'Ce sont des frais de banque ?',
  sureFeeNote: (amount: string) => `${amount} compte comme frais de banque.`,
  sureDeposit: 'C’est ce dépôt d’espèces et de chèques ?',
  sureDepositNote: (amount: string) => `Les ${amount} ne sont plus en route : la banque les a comptés.`,
  sureDepositOff: (there: string, ours: string) =>
    `La banque a compté ${there}, et nous ${ours}. L’écart est inscrit dans les comptes : aucun don n’en est changé.`,
  sureTransfer: (provider: string) => `C’est ce virement de ${provider} ?`,
  sureTransferNote: 'Il est noté comme arrivé. Les dons qu’il contient étaient déjà confirmés.',
  final: 'Cela ne se défait pas, et votre nom est inscrit au journal.',
  confirm: 'Oui, c’est cela',
  explained: {
    PLEDGE: 'Le don est confirmé.',
    OWN: 'Noté comme argent de la ville.',
    BANK_FEE: 'Noté comme frais de banque.',
    ORDER: 'Le paiement est noté comme fait.',
    ORDER_RETURNED: 'Le paiement est noté comme renvoyé.',
    DEPOSIT: 'Noté comme le dépôt porté à la banque.',
    TRANSFER: 'Noté comme le virement du prestataire.'
  },

  balance: 'Balance',
  balanceLead: 'Où en était chaque compte le matin du premier jour et le soir du dernier.',
  from: 'Du',
  until: 'Au',
  earlier: 'Mois précédent',
  later: 'Mois suivant',
  datesMissing: 'Indiquez les deux jours.',
  datesReversed: 'Le dernier jour doit venir après le premier.',
  natures: {
    money: {
      title: 'L’argent',
      note: 'Où il est, et à qui il est dû.',
      debit: 'Où il est',
      credit: 'À qui il est dû'
    },
    promises: {
      title: 'Les promesses',
      note: 'Ce que la ville et ses partenaires ont promis, à côté de l’argent.',
      debit: 'Ce qui est promis',
      credit: 'Ce qu’il en est'
    }
  },
  accountColumn: 'Compte',
  before: 'Au début',
  after: 'À la fin',
  total: 'Total',
  several: (count: number) => pluralFr(count, 'compte', 'comptes'),
  even: 'Les deux côtés sont égaux : rien ne manque.',
  uneven: (difference: string) =>
    `Les deux côtés diffèrent de ${difference}. Prévenez la personne qui tient ce site.`,
  balanceNone: 'Rien n’a été inscrit jusque-là.',
  balanceNoneHint: 'Choisissez un mois où la ville recevait déjà des dons.',
  noneOf: 'Rien de ce genre ces jours-là.',

  periods: 'Clôture',
  periodsLead:
    'Clore les comptes les fige : pour ces jours, plus rien ne peut y être inscrit. Une personne le demande, une autre relit et clôt ; un contrôle complet passe d’abord.',
  ask: 'Demander la clôture',
  askThrough: 'Jusqu’au soir du',
  askHint: 'D’ordinaire, le dernier jour d’un mois. Un jour peut être clos un jour plein après sa fin.',
  askMissing: 'Indiquez le dernier jour à clore.',
  asked: 'La clôture est demandée. Une deuxième personne doit maintenant décider.',
  periodSpan: (number: number, from: string, until: string) => `Période ${number}, du ${from} au ${until}`,
  askedBy: (name: string, when: string) => `Demandé par ${name}, ${when}`,
  closedBy: (name: string, date: string) => `Clos par ${name}, le ${date}`,
  waits: 'attend une deuxième personne',
  closed: 'clos',
  close: 'Clore ces comptes',
  closeSure: (from: string, until: string) => `Clore les comptes du ${from} au ${until} ?`,
  closeNote:
    'Un contrôle complet passe d’abord. Ensuite, plus rien ne peut être inscrit pour ces jours, et cela ne se défait pas.',
  closeAction: 'Clore définitivement',
  closedNow: 'Les comptes sont clos. Notez l’empreinte ci-dessous.',
  keepOpen: 'Laisser ouverts',
  takeBack: 'Retirer ma demande',
  keptOpen: 'Les comptes restent ouverts.',
  takenBack: 'Votre demande est retirée.',
  periodsNone: 'Rien n’est encore clos.',
  periodsNoneHint: 'La première période commence avec la ville et finit le jour que vous demandez.',
  headAtClose: 'Empreinte à la clôture',
  headTitle: 'L’empreinte des comptes',
  headLead:
    'Chaque écriture porte l’empreinte de toutes celles d’avant. Notez celle-ci ailleurs, sur papier ou dans un compte rendu : si plus tard les comptes en donnent une autre pour le même numéro, quelqu’un les a modifiés.'
};
