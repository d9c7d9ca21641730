import type { Reason } from '../../components/Quote/headline';
import { listFr } from '../list';
import { pluralFr } from '../plural';

export const project = {
  stateNotes: {
    IDEA: 'Une idée qui cherche ses compagnons de route. Elle n’a pas encore de budget, et l’on ne peut pas encore s’y inscrire ici : partagez le lien avec celles et ceux qu’elle peut toucher.',
    DRAFT: 'Un brouillon : il n’est visible que de vous.',
    SUBMITTED: 'Proposé à la ville, qui va le lire.',
    IN_REVIEW: 'La ville lit ce projet.',
    CHANGES_REQUESTED: 'La ville demande des modifications avant de publier.',
    REJECTED: 'La ville n’a pas retenu ce projet.',
    PUBLISHED: '',
    SUCCEEDED: 'La collecte a réussi. Merci à toutes et à tous.',
    FAILED: 'La collecte n’a pas atteint son seuil. Les dons sont rendus, la part de la ville aussi.',
    IN_DELIVERY: 'La collecte a réussi, le projet est en train de se faire.',
    COMPLETED: 'Le projet est fait.',
    CANCELLED: 'Le projet est annulé. Les dons sont rendus.',
    SUSPENDED: 'La collecte est suspendue : on ne peut pas donner pour l’instant.'
  },
  kinds: {
    ALL_OR_NOTHING: 'Tout ou rien',
    KEEP_WHAT_YOU_RAISE: 'Chaque don compte',
    SOLIDARITY_POT: 'Cagnotte solidaire'
  },
  kindNotes: {
    ALL_OR_NOTHING: 'Si l’objectif n’est pas atteint à la date de clôture, chaque don est rendu.',
    KEEP_WHAT_YOU_RAISE: 'Le projet garde ce qui est réuni, même sous l’objectif.',
    SOLIDARITY_POT: 'Une petite cagnotte avec une date de fin, pour une personne ou une famille.'
  },
  back: 'Donner à ce projet',
  daysLeft: (days: number) =>
    days === 0 ? 'Dernières heures' : days === 1 ? 'Encore 1 jour' : `Encore ${days} jours`,
  closes: (date: string) => `Clôture le ${date}`,
  closed: (date: string) => `Clos le ${date}`,
  closing: (date: string) => `Clôture prévue le ${date}`,
  by: 'Porté par',
  verified: 'Vérifié par la ville',
  ownerKinds: {
    PERSON: 'À titre personnel',
    ASSOCIATION: 'Association',
    FIRM: 'Entreprise',
    PUBLIC_BODY: 'Organisme public'
  },
  story: 'Le projet',
  quoteTitle: 'Que devient mon don ?',
  quoteLabel: 'Si je donne',
  quoteWorking: 'Calcul en cours…',
  quoteHeadline: (total: string, reasons: readonly Reason[], money: (minor: number) => string) => {
    const one = reasons.length === 1 && reasons[0]?.share;
    const each = reasons.map(({ added, pool, share, category, place }) => {
      if (!share) return `${money(added)} du fonds « ${pool} »`;
      const { num, den } = share.rate;
      const gift = share.first ? 'votre premier don' : 'votre don';
      const part = num === 1 ? { 2: 'la moitié', 4: 'un quart', 5: 'un cinquième' }[den] : undefined;
      const does =
        num === den
          ? `double ${gift}`
          : part
            ? `ajoute ${part} de ${gift}`
            : `ajoute ${num} pour ${den} à ${gift}`;
      const counted = share.counted === null ? '' : `, compté pour ${money(share.counted)}`;
      const where =
        (category ? ` pour un projet « ${category} »` : '') +
        (place ? (category ? ` du quartier ${place}` : ` dans le quartier ${place}`) : '');
      return `${one ? '' : `${money(added)} `}car elle ${does}${counted}${where}`;
    });
    return `La ville ajoute ${total}${one ? ', ' : ' : '}${listFr(each)}.`;
  },
  quoteNone: 'Aujourd’hui la ville n’ajoute rien à ce don.',
  quoteYou: 'vous',
  quoteCity: 'la ville',
  quoteWaiting: 'Ce que la ville ajoute apparaît ici dès qu’il y a un montant.',
  quoteNote: 'Calculé à l’instant par le même moteur que le vrai don.',
  budget: 'Où va l’argent',
  budgetGroups: { REQUIRED: 'Nécessaire', OPTIONAL: 'Si possible', SECURED: 'Déjà acquis' },
  budgetNotes: {
    REQUIRED: 'Sans cela, le projet ne se fait pas.',
    OPTIONAL: 'En plus de l’objectif, si les dons le dépassent.',
    SECURED: 'Cette somme est là : elle compte dans l’objectif.'
  },
  budgetMinimum: (amount: string) => `Minimum pour commencer : ${amount}.`,
  budgetGoal: (amount: string) => `Objectif de la collecte : ${amount}.`,
  budgetGoalIsNeeded: (amount: string) => `Objectif de la collecte : ${amount}, soit tout le nécessaire.`,
  budgetCost: (amount: string) => `Coût de l’ensemble : ${amount}.`,
  budgetOwn: (amount: string) => `Apport de qui porte le projet : ${amount}.`,
  budgetLine: 'Poste',
  budgetAmount: 'Montant',
  poolsTitle: 'Ce que la ville ajoute, et à quelles conditions',
  poolsNone: 'Aucun fonds ne complète ce projet. Chaque don compte pour ce qu’il est.',
  poolsFutureTitle: 'Ce que la ville ajoutera, une fois la collecte ouverte',
  poolsFutureNone:
    'Tel qu’il est décrit, aucun fonds ne complètera ce projet : cela dépend de son thème, de son lieu et de sa sorte de collecte.',
  poolFuture: 'S’appliquera à l’ouverture',
  poolNotFuture: 'Ne s’appliquera pas',
  poolOpen: 'Complète en ce moment',
  poolClosed: 'Ne complète pas en ce moment',
  poolGiven: (amount: string) => `${amount} ajoutés à ce projet jusqu’ici`,
  backers: 'Qui a donné',
  backersReturned: 'Chaque don a été rendu.',
  gaveBack: 'rendu',
  gaveBackPartly: 'rendu en partie',
  backersNone: 'Personne encore. Le premier don est le plus difficile, et le plus beau.',
  anonymous: 'Anonyme',
  cityAdded: (amount: string) => `la ville ajoute ${amount}`,
  decisions: 'Chaque décision, expliquée',
  decisionsLead: 'Pour chaque don, ce que la ville a ajouté et pourquoi exactement autant. Les zéros aussi.',
  decisionsNone: 'Aucune décision encore : elles apparaissent ici dès le premier don.',
  sameZeros: (count: number) => pluralFr(count, 'don', 'dons'),
  writtenIn: { FR: 'Écrit en français', EN: 'Écrit en anglais' },
  checks: (count: number) => `${pluralFr(count, 'contrôle', 'contrôles')} sans effet`,
  stepIn: 'avant',
  stepOut: 'après',
  decisionStates: {
    HELD: 'retenu',
    RESERVED: 'réservé',
    COMMITTED: 'acquis',
    PAID: 'versé',
    RELEASED: 'rendu au fonds'
  },
  decisionCancelled: 'annulé',
  ruleVersion: (version: number) => `règle, version ${version}`,
  share: 'Partager',
  copyLink: 'Copier le lien',
  copied: 'Lien copié',
  shareVia: 'Partager…',
  notFound: 'Ce projet n’existe pas, ou n’est pas encore public.',
  edit: 'Modifier',
  review: 'Relire au bureau de la ville',
  reviewNote: 'Mot de la ville'
};
