import { pluralFr } from '../plural';

export const progress = {
  states: {
    IDEA: 'Idée',
    DRAFT: 'Brouillon',
    SUBMITTED: 'Proposé',
    IN_REVIEW: 'En examen',
    CHANGES_REQUESTED: 'À modifier',
    REJECTED: 'Refusé',
    PUBLISHED: 'Collecte ouverte',
    SUCCEEDED: 'Réussi',
    FAILED: 'Non abouti',
    IN_DELIVERY: 'En réalisation',
    COMPLETED: 'Terminé',
    CANCELLED: 'Annulé',
    SUSPENDED: 'Suspendu'
  },
  crowd: 'Les habitants',
  match: 'La ville',
  secured: 'Déjà acquis',
  left: 'Reste à réunir',
  goal: 'Objectif',
  unlock: 'La ville confirme à partir d’ici',
  unlocked: 'La part de la ville est acquise',
  of: (goal: string) => `sur ${goal}`,
  raised: 'réunis',
  backers: (count: number) =>
    count === 0 ? 'Personne n’a encore donné' : pluralFr(count, 'personne a donné', 'personnes ont donné'),
  returned: (count: number) => `rendus à ${pluralFr(count, 'personne', 'personnes')}`,
  backersShort: (count: number) => pluralFr(count, 'don', 'dons'),
  sentence: (
    percent: string,
    goal: string,
    crowd: string,
    match: string,
    secured: string | null,
    unlock: string | null
  ) =>
    `${percent} de ${goal} réunis : ${crowd} par les habitants, ${match} par la ville` +
    (secured ? `, ${secured} déjà acquis` : '') +
    (unlock ? `. La part de la ville est confirmée à partir de ${unlock}.` : '.'),
  justNow: (gift: string, match: string) => `À l’instant : ${gift} d’une personne, ${match} de la ville`
};
