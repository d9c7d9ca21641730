import { at } from '../../lib/french';

export const me = {
  nameAsk: 'Comment vous appelez-vous ?',
  nameWhy: 'Le nom que les autres verront ici. Il se change à tout moment dans « Profil et connexion ».',
  nameSaved: (name: string) => `Enchanté, ${name} !`,
  area: 'Mes pages',
  overview: 'Vue d’ensemble',
  account: 'Profil et connexion',
  home: 'Mon domicile',
  receipts: 'Reçus fiscaux',
  tokens: 'Programmes',
  data: 'Mes données',
  invitations: 'On vous invite',
  invitedBy: (name: string, until: string) => `${name} vous invite. À répondre avant le ${until}.`,
  accept: 'Accepter',
  decline: 'Décliner',
  accepted: 'Invitation acceptée.',
  declined: 'Invitation déclinée.',
  walletLead:
    'Ce qui vous a été rendu d’un don et n’est pas retourné sur votre carte. Vous pouvez le donner de nouveau, à tout projet ouvert de la même ville, en choisissant « Avec mon porte-monnaie » au moment de payer.',
  walletGive: 'Choisir un projet',
  together: 'Avec d’autres',
  memberRoles: { MEMBER: 'Membre', MANAGER: 'Responsable' },
  inTeam: 'Dans l’équipe',
  cases: 'Décisions qui vous concernent',
  casesLead: 'Ce que la modération a décidé sur ce que vous avez publié, et comment le contester.',
  suspended: (city: string, until: string) =>
    `Vous ne pouvez pas publier ${at(city)} jusqu’au ${until}. Vous pouvez toujours lire et donner.`,
  subjects: {
    PROJECT: 'Votre projet',
    COMMENT: 'Votre commentaire',
    PLEDGE: 'Le message de votre don',
    ORGANISATION: 'Votre association'
  },
  caseStates: {
    OPEN: 'en cours d’examen',
    DECIDED: 'décidé',
    APPEALED: 'recours en cours',
    CLOSED: 'clos'
  },
  actions: {
    KEEP: 'Rien à retirer',
    REMOVE: 'Retiré',
    SUSPEND_PROJECT: 'Projet suspendu',
    SUSPEND_PERSON: 'Publication suspendue'
  },
  decisionUntil: (until: string) => `jusqu’au ${until}`,
  upheld: 'Recours examiné par une autre personne : décision maintenue',
  takenBack: 'Recours examiné par une autre personne : décision annulée',
  stillOpen: 'Un signalement est arrivé. La modération regarde ; rien n’est décidé.',
  see: 'Voir la page',
  appeal: 'Contester cette décision',
  appealNote: (until: string) =>
    `Une autre personne que celle qui a décidé lira votre recours. Possible une fois, jusqu’au ${until}.`,
  appealText: 'Pourquoi la décision vous semble injuste',
  appealHint: 'Avec vos mots. Dites ce qui a été mal compris, ou ce qui a changé.',
  appealMissing: 'Écrivez quelques mots, pour que votre recours puisse être compris.',
  appealSend: 'Envoyer mon recours',
  appealSent: 'Votre recours est parti.',
  appealYours: 'Votre recours'
};
