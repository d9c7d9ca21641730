import { pluralFr } from '../plural';

export const privacy = {
  title: 'Mes données',
  lead: 'Tout ce qui est gardé sur vous, qui l’a regardé, et comment l’effacer.',
  kept: 'Ce qui est gardé',
  keptLead: 'Une confirmation vous sera demandée, pour que personne d’autre ne le lise sur votre écran.',
  show: 'Voir ici',
  download: 'Télécharger le tout (JSON)',
  nothing: 'rien',
  rows: (count: number) => pluralFr(count, 'ligne', 'lignes'),
  allRows: (count: number) => `Voir les ${pluralFr(count, 'ligne', 'lignes')}`,
  looks: 'Qui a regardé',
  looksLead:
    'Chaque fois que quelqu’un de la ville ouvre quelque chose de sensible sur vous, c’est noté ici.',
  noLooks: 'Personne n’a rien regardé de sensible sur vous.',
  noLooksHint: 'Si quelqu’un lit votre adresse ou un document, vous verrez ici qui et quand.',
  agreed: 'Vos accords',
  consents: {
    TERMS: 'Conditions d’utilisation',
    NEWS: 'Nouvelles par e-mail'
  },
  consentGiven: (date: string) => `Accepté le ${date}`,
  consentTaken: (date: string) => `Refusé le ${date}`,
  consentNever: 'Pas encore de réponse',
  erase: 'Effacer mon compte',
  eraseLead: 'Vous pouvez partir quand vous voulez. Voici exactement ce qui se passe.',
  eraseGoes: 'Ce qui est effacé',
  eraseStays: 'Ce qui reste, et pourquoi',
  eraseNotNow: 'Pas tout de suite :',
  eraseBegin: 'Effacer mon compte…',
  eraseConfirm: 'Tapez votre adresse e-mail pour confirmer',
  eraseHint: (email: string) => `C’est ${email}. Après cela, personne ne peut revenir en arrière.`,
  eraseWrong: (email: string) => `Tapez exactement ${email}.`,
  eraseGo: 'Tout effacer',
  eraseStay: 'Je reste',
  goodbye: 'Au revoir, et merci',
  goodbyeLead: 'Votre compte est effacé. Ce que vous avez aidé à construire reste debout.',
  goodbyeNote:
    'Un dernier message vous le confirme par e-mail. Si un jour vous revenez, la porte est ouverte.',
  goodbyeLook: 'Voir les projets'
};
