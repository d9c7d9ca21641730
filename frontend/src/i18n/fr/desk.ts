import { pluralFr } from '../plural';

export const desk = {
  title: 'Bureau de la ville',
  reviewTitle: 'Projets à relire',
  reviewCount: (count: number) => pluralFr(count, 'projet attend', 'projets attendent'),
  reviewNone: 'Rien à relire. Tout est à jour.',
  open: 'Lire le projet',
  publish: 'Publier',
  publishSure: (title: string) => `Publier « ${title} » ? La collecte s’ouvre aussitôt.`,
  published: (title: string) => `« ${title} » est publié.`,
  requestChanges: 'Demander des modifications',
  changesReason: 'Que faut-il modifier ? Le porteur lira ces mots.',
  changesRequested: (title: string) => `Modifications demandées pour « ${title} ».`,
  reject: 'Refuser',
  rejectReason: 'Pourquoi ce projet est-il refusé ? Le porteur lira ces mots.',
  rejected: (title: string) => `« ${title} » est refusé.`,
  reasonMissing: 'Écrivez une raison : le porteur a le droit de la connaître.',
  send: 'Envoyer',
  poolsTitle: 'Fonds qui complètent les dons',
  poolsNone: 'Aucun fonds encore. Le premier se règle en dix minutes.',
  newPool: 'Créer un fonds',
  poolStates: {
    DRAFT: 'Brouillon',
    PUBLISHED: 'Ouvert',
    PAUSED: 'En pause',
    EXHAUSTED: 'Épuisé',
    CLOSED: 'Clos',
    SETTLED: 'Soldé'
  },
  amount: 'Dotation',
  reserved: 'Réservé',
  committed: 'Acquis',
  paid: 'Versé',
  available: 'Disponible',
  moneySentence: (amount: string, reserved: string, committed: string, paid: string, available: string) =>
    `Sur ${amount} : ${reserved} réservés, ${committed} acquis, ${paid} versés, ${available} disponibles.`,
  projectsMatched: (count: number) => pluralFr(count, 'projet complété', 'projets complétés'),
  period: (from: string | null, to: string | null) =>
    from && to ? `du ${from} au ${to}` : from ? `dès le ${from}` : to ? `jusqu’au ${to}` : 'sans dates',
  funders: 'Financeurs',
  versions: 'Versions de la règle',
  versionOf: (version: number, date: string | null) =>
    date ? `Version ${version}, publiée le ${date}` : `Version ${version}, en préparation`,
  decisions: 'Dernières décisions',
  decisionsNone: 'Aucune décision encore.',
  notFound: 'Ce fonds n’existe pas.'
};
