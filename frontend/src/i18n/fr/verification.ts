import { pluralFr } from '../plural';

/** Verification, on both sides of the desk. */
export const verification = {
  title: 'Vérification par la ville',
  lead: 'La ville compare un numéro officiel et quelques documents avec les registres publics. Ensuite, un signe paraît sur la page de l’association et sur ses projets.',
  stateNotes: {
    UNVERIFIED: 'Rien n’est encore demandé. Il faut un numéro officiel et au moins un document.',
    SUBMITTED: 'La demande est à la ville. Vous pouvez encore ajouter un document.',
    VERIFIED: 'La ville a vérifié cette association.',
    REFUSED:
      'La ville n’a pas pu vérifier cette association. Corrigez ce qui est dit plus bas, puis demandez de nouveau.',
    REVOKED:
      'La ville a retiré sa vérification. La raison est dite plus bas ; vous pouvez demander de nouveau.'
  },
  submittedAt: (date: string) => `Demandée le ${date}`,
  submittedOn: (date: string) => `demandée le ${date}`,
  steps: { number: 'Le numéro officiel', documents: 'Les documents', send: 'Demander' },
  kind: 'Quel numéro avez-vous ?',
  kindHints: {
    SIREN: '9 chiffres, donnés par l’Insee',
    SIRET: '14 chiffres, donnés par l’Insee',
    RNA: 'W et 9 chiffres, sur le récépissé de la préfecture',
    BE_ENTERPRISE: '10 chiffres, de la Banque-Carrefour des Entreprises'
  },
  number: 'Le numéro',
  numberMissing: 'Indiquez le numéro.',
  checking: 'Vérification de l’écriture…',
  wellFormed: (written: string) => `Bien formé : ${written}`,
  wrong: 'Ce numéro n’est pas bien formé. Comparez-le avec votre papier, chiffre par chiffre.',
  iban: 'IBAN de l’association',
  ibanHint: 'Pour les versements. Il n’est jamais montré en entier, pas même à vous.',
  ibanKept: (hint: string) =>
    `Un IBAN est déjà gardé, il finit par ${hint}. Laissez vide pour ne pas le changer.`,
  documentsHint:
    'Statuts, récépissé de la préfecture, liste des dirigeants, RIB : en PDF, JPEG ou PNG, de 8 Mo au plus. Seule la ville les lit, et chaque lecture est notée.',
  documentsNone: 'Aucun document pour l’instant.',
  documentAdd: 'Ajouter un document',
  documentAdded: (name: string) => `« ${name} » est ajouté.`,
  documentKind: (name: string) => `« ${name} » n’est ni PDF, ni JPEG, ni PNG.`,
  documentHeavy: (name: string, size: string) => `« ${name} » pèse ${size}, et 8 Mo au plus sont possibles.`,
  documentRemoveOf: (name: string) => `Retirer « ${name} »`,
  documentRemoved: (name: string) => `« ${name} » est retiré.`,
  documentOpen: (name: string) => `Ouvrir « ${name} »`,
  documentLooks: 'Chaque ouverture est notée. Les liens valent cinq minutes.',
  documentOver: 'Ces liens ont expiré.',
  documentReload: 'Renouveler les liens',
  change: 'Le numéro ou l’IBAN ont changé',
  submit: 'Demander la vérification',
  submitAgain: 'Envoyer de nouveau',
  submitted: 'La demande est partie à la ville. Vous aurez la réponse par e-mail.',
  documentsMissing: 'Ajoutez au moins un document avant de demander.',
  checksTitle: 'Ce qui a été contrôlé',
  checksNone: 'Rien n’a encore été contrôlé.',
  checkBy: (name: string, when: string) => `${name}, ${when}`,
  checkByMachine: (when: string) => `automatiquement, ${when}`,

  deskTitle: 'Vérification',
  deskLead: 'Dire qui habite vraiment ici, et quelles associations sont bien ce qu’elles disent.',
  tabs: { letters: 'Courriers', desk: 'Au guichet', organisations: 'Associations' },
  lettersTitle: 'Courriers à imprimer',
  lettersLead:
    'Chaque courrier porte un code que seul l’habitant recevra, chez lui. Imprimer crée un nouveau code : un courrier imprimé deux fois ne vaut que dans sa dernière version.',
  lettersNone: {
    REQUESTED: 'Aucun courrier à imprimer. Tout est parti.',
    LETTER_SENT: 'Aucun courrier n’est en route.',
    VERIFIED: 'Personne n’est encore vérifié.'
  },
  lettersNoneHint: {
    REQUESTED: 'Qui demande un courrier depuis « Mon domicile » paraît ici.',
    LETTER_SENT: 'Un courrier imprimé reste ici jusqu’à ce que son code soit tapé ou expire.',
    VERIFIED: 'Imprimez un courrier, ou vérifiez quelqu’un au guichet.'
  },
  lettersStates: {
    REQUESTED: 'À imprimer',
    LETTER_SENT: 'Imprimé',
    VERIFIED: 'Vérifié',
    EXPIRED: 'Expiré',
    REVOKED: 'Retiré'
  },
  lettersWhich: 'Lesquels montrer',
  lettersAll: 'Tout choisir',
  lettersChosen: (count: number) =>
    count === 0 ? 'Aucun courrier choisi' : pluralFr(count, 'courrier choisi', 'courriers choisis'),
  lettersChoose: (name: string) => `Choisir le courrier de ${name}`,
  lettersPrint: 'Préparer le PDF',
  lettersAgain: 'Réimprimer',
  lettersPreparing: 'Préparation du PDF…',
  lettersReady: (count: number) => pluralFr(count, 'courrier est prêt.', 'courriers sont prêts.'),
  lettersOpen: 'Ouvrir le PDF',
  lettersOpenNote:
    'Le lien vaut cinq minutes. Imprimez aussitôt, puis fermez le document : il contient des adresses.',
  requested: (when: string) => `demandé ${when}`,
  pauseResidence: 'Retirer la vérification',
  revokeTitle: (name: string) => `Retirer la vérification de ${name} ?`,
  revokeNote:
    'Le signe « habitant vérifié » disparaît aussitôt. La personne lira votre raison et pourra demander un nouveau courrier.',
  revokeReason: 'Pourquoi ?',
  revokeMissing: 'Écrivez une raison : la personne la lira.',
  revoked: (name: string) => `${name} n’est plus vérifié.`,
  deskFormTitle: 'Quelqu’un est devant vous',
  deskFormLead:
    'La personne montre une preuve de son adresse ; vous notez ce que vous avez vu, sans le copier ni le garder.',
  email: 'Son adresse e-mail sur Parvis',
  emailHint: 'Celle avec laquelle elle se connecte.',
  emailWrong: 'Indiquez une adresse e-mail, comme nom@exemple.fr.',
  name: 'Son nom',
  nameHint: 'Comme sur le document.',
  nameMissing: 'Indiquez le nom.',
  neighbourhood: 'Son quartier',
  neighbourhoodChoose: 'Choisir un quartier',
  neighbourhoodMissing: 'Choisissez le quartier.',
  shown: 'Ce qu’elle a montré',
  shownHint: 'En mots : carte d’identité et quittance de loyer. Aucun numéro.',
  shownMissing: 'Dites ce que vous avez vu.',
  confirmDesk: 'J’ai vu, je confirme',
  confirmedDesk: (name: string) => `${name} est vérifié. Le signe paraît dès maintenant.`,
  organisationsTitle: 'Associations en attente',
  organisationsLead: 'La plus ancienne demande vient en premier.',
  organisationsNone: 'Aucune association n’attend. Tout est à jour.',
  organisationsNoneHint: 'Une association qui demande sa vérification paraît ici, avec ses documents.',
  handedIn: 'Ce qu’elle a remis',
  registry: 'Comparez le numéro et le nom avec le registre officiel, les documents avec le nom.',
  verify: 'Vérifier',
  refuse: 'Refuser',
  verifyTitle: (name: string) => `Vérifier ${name} ?`,
  refuseTitle: (name: string) => `Refuser la vérification de ${name} ?`,
  verifyNote:
    'Le signe « association vérifiée » paraît aussitôt sur sa page et ses projets, avec votre service et la date. Ses responsables sont prévenus par e-mail.',
  refuseNote:
    'Ses responsables lisent votre raison par e-mail et peuvent corriger, puis demander de nouveau. Rien ne paraît publiquement.',
  verifyReason: 'Ce que vous avez constaté',
  verifyReasonHint:
    'Une phrase, que ses responsables liront : numéro trouvé au registre, statuts au même nom.',
  refuseReason: 'Pourquoi, et que faire',
  refuseReasonHint: 'Ses responsables liront ces mots. Dites ce qui manque.',
  reasonMissing: 'Écrivez une phrase : l’association a le droit de savoir.',
  verified: (name: string) => `${name} est vérifiée.`,
  refused: (name: string) => `La vérification de ${name} est refusée.`,
  lookNoted: 'Ces informations sont personnelles : votre lecture est notée.'
};
