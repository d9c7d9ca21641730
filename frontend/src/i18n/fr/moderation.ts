import { pluralFr } from '../plural';

export const moderation = {
  title: 'Signalements',
  lead: 'Ce que des habitants ont signalé. Chaque décision se motive, se conteste une fois, et c’est alors une autre personne qui tranche.',
  which: 'Lesquels montrer',
  states: { OPEN: 'À lire', DECIDED: 'Décidé', APPEALED: 'Contesté', CLOSED: 'Clos' },
  none: {
    OPEN: 'Rien à lire. Tout est calme.',
    APPEALED: 'Aucune décision n’est contestée.',
    DECIDED: 'Aucune décision récente.',
    CLOSED: 'Aucune affaire close.'
  },
  noneHint: {
    OPEN: 'Un signalement fait depuis une page paraît ici, avec ce qui est visé.',
    APPEALED: 'Qui conteste une décision est lu ici par une autre personne.',
    DECIDED: 'Une décision prise paraît ici ; la personne visée peut la contester.',
    CLOSED: 'Une affaire vient ici quand rien n’est retiré, ou une fois le recours jugé.'
  },
  subjects: {
    PROJECT: 'Projet',
    COMMENT: 'Commentaire',
    PLEDGE: 'Mot d’un don',
    ORGANISATION: 'Association'
  },
  reasonsShort: {
    ILLEGAL: 'illégal',
    HATE: 'haine',
    HARASSMENT: 'harcèlement',
    FRAUD: 'tromperie',
    PRIVATE_DATA: 'vie privée',
    SPAM: 'publicité',
    OFF_TOPIC: 'hors sujet',
    OTHER: 'autre'
  },
  reports: (count: number) => pluralFr(count, 'signalement', 'signalements'),
  of: (name: string) => `de ${name}`,
  opened: (when: string) => `signalé ${when}`,
  open: 'Lire et décider',
  see: 'Relire',
  back: 'Tous les signalements',
  caseTitle: {
    PROJECT: 'Un projet signalé',
    COMMENT: 'Un commentaire signalé',
    PLEDGE: 'Un mot signalé',
    ORGANISATION: 'Une association signalée'
  },
  notFound: 'Ce signalement n’existe pas.',
  excerpt: 'Ce qui était écrit quand on l’a signalé',
  concerned: 'Qui est concerné',
  where: 'Voir à sa place',
  reportsTitle: 'Ce que disent les signalements',
  visitor: 'Un visiteur',
  noDetails: 'Sans autre précision.',
  decisionsTitle: 'Ce qui a été décidé',
  decidedBy: (name: string, when: string) => `${name}, ${when}`,
  actions: {
    KEEP: 'Laisser en place',
    REMOVE: 'Retirer',
    SUSPEND_PROJECT: 'Suspendre le projet',
    SUSPEND_PERSON: 'Retirer, et suspendre la personne'
  },
  actionsDone: {
    KEEP: 'Laissé en place',
    REMOVE: 'Retiré',
    SUSPEND_PROJECT: 'Projet suspendu',
    SUSPEND_PERSON: 'Retiré, personne suspendue'
  },
  consequences: {
    KEEP: 'Ce qui était mis de côté reparaît. Qui a signalé et a laissé une adresse l’apprend.',
    REMOVE:
      'Le texte disparaît pour tout le monde ; une ligne dit qu’il a été retiré. La personne lit votre raison et peut contester pendant 30 jours.',
    SUSPEND_PROJECT:
      'On ne peut plus donner au projet jusqu’à nouvel ordre. Les dons déjà reçus ne bougent pas. Le porteur lit votre raison et peut contester pendant 30 jours.',
    SUSPEND_PERSON:
      'Le texte disparaît, et la personne ne peut plus écrire ni proposer dans cette ville pendant ce temps. Elle peut lire, donner, et contester pendant 30 jours.'
  },
  decideTitle: 'Votre décision',
  actionLabel: 'Que faire ?',
  actionMissing: 'Choisissez ce qu’il faut faire.',
  days: 'Pendant combien de jours ?',
  daysHint: 'De 1 à 365. Sept jours suffisent le plus souvent la première fois.',
  daysWrong: 'Indiquez un nombre de 1 à 365.',
  reason: 'Pourquoi',
  reasonHint: 'La personne concernée lira ces mots. Dites la règle, puis ce qui ne va pas.',
  reasonMissing: 'Écrivez une raison : la personne a le droit de la connaître.',
  preview: 'Ce qui va se passer',
  decide: 'Décider',
  decided: 'La décision est prise, et la personne concernée est prévenue.',
  until: (date: string) => `jusqu’au ${date}`,
  appealUntil: (date: string) => `Peut être contesté jusqu’au ${date}.`,
  appealTitle: 'Contestation',
  appealLead: 'La personne concernée n’est pas d’accord. Voici ses mots.',
  appealDecide: 'Trancher la contestation',
  appealOther: 'Une autre personne que celle qui a décidé doit trancher.',
  uphold: 'Maintenir la décision',
  takeBack: 'Revenir sur la décision',
  upholdNote: 'Rien ne change, et l’affaire est close. La personne lit votre raison.',
  takeBackNote:
    'Ce qui était retiré reparaît, une suspension s’arrête aussitôt, et l’affaire est close. La personne lit votre raison.',
  appealMissing: 'Choisissez l’un des deux.',
  upheld: 'Décision maintenue',
  takenBack: 'Décision retirée',
  onAppeal: 'Après contestation',
  closed: 'La contestation est tranchée, et l’affaire est close.'
};
