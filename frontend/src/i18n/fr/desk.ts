import { pluralFr } from '../plural';

export const desk = {
  title: 'Bureau de la ville',
  reviewTitle: 'Projets à relire',
  reviewCount: (count: number) => pluralFr(count, 'projet attend', 'projets attendent'),
  reviewOrder: 'Qui attend depuis le plus longtemps vient en premier.',
  reviewNone: 'Rien à relire. Tout est à jour.',
  reviewNoneHint: 'Un projet envoyé par un habitant paraît ici, prêt à être lu.',
  seePage: 'Voir sa page',
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
  poolsNone: 'Aucun fonds encore.',
  poolsNoneHint: 'Un fonds complète les dons selon une règle. Le premier se règle en dix minutes.',
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
  meanings: 'Que veulent dire ces sommes ?',
  meaning: {
    available: 'Ce que le fonds peut encore promettre.',
    reserved: 'Promis à des collectes en cours. Si une collecte échoue, la somme revient au fonds.',
    committed: 'La collecte a réussi : la ville doit cette somme au projet.',
    paid: 'Ce que la ville a viré au projet. Les virements ne se notent pas encore dans Parvis.'
  },
  moneySentence: (amount: string, reserved: string, committed: string, paid: string, available: string) =>
    `Sur ${amount} : ${reserved} réservés, ${committed} acquis, ${paid} versés, ${available} disponibles.`,
  projectsMatched: (count: number) => pluralFr(count, 'projet complété', 'projets complétés'),
  period: (from: string | null, to: string | null) =>
    from && to ? `du ${from} au ${to}` : from ? `dès le ${from}` : to ? `jusqu’au ${to}` : 'sans dates',
  fundedBy: (names: string) => `Financé par ${names}`,
  versions: 'Versions de la règle',
  versionOf: (version: number, date: string | null) =>
    date ? `Version ${version}, publiée le ${date}` : `Version ${version}, en préparation`,
  decisions: 'Dernières décisions',
  decisionsLead: 'Pour chaque don, ce que ce fonds a ajouté, à quel projet, et pourquoi exactement autant.',
  decisionsNone: 'Aucune décision encore.',
  decisionsNoneHint: 'La première paraît ici dès que ce fonds complète un don.',
  giftOf: (amount: string, name: string) => `don de ${amount}, ${name}`,
  giftAnonymous: (amount: string) => `don anonyme de ${amount}`,
  wholeCampaign: 'le projet dans son ensemble',
  notFound: 'Ce fonds n’existe pas.'
};
