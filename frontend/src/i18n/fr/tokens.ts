import { pluralFr } from '../plural';

export const tokens = {
  title: 'Programmes',
  lead: 'Un programme peut agir pour vous, dans les limites que vous lui donnez et pour le temps que vous choisissez.',
  none: 'Aucun programme n’agit pour vous.',
  noneHint: 'La plupart des gens n’en ont pas besoin. Créez un jeton pour un programme que vous connaissez.',
  list: 'Vos jetons',
  create: 'Nouveau jeton',
  name: 'Pour quel programme',
  nameHint: 'Vous le reconnaîtrez à ce nom.',
  nameMissing: 'Donnez un nom, pour le reconnaître.',
  scopesTitle: 'Ce qu’il peut faire en votre nom',
  scopes: {
    READ_OWN: 'Lire ce qui est à vous : dons, projets, profil.',
    WRITE_PROJECTS: 'Écrire et modifier vos projets.',
    GIVE: 'Donner de l’argent en votre nom.',
    REVIEW: 'Examiner des projets, si c’est votre rôle dans la ville.',
    MANAGE_POOLS: 'Tenir les fonds de la ville, si c’est votre rôle.',
    READ_MONEY: 'Lire les comptes de la ville, si vous y avez accès.'
  },
  scopesMissing: 'Choisissez au moins une chose.',
  daysTitle: 'Pendant combien de temps',
  days: (days: number) => (days === 365 ? '1 an' : pluralFr(days, 'jour', 'jours')),
  make: 'Créer le jeton',
  secretTitle: (name: string) => `Le secret de « ${name} »`,
  secretLead:
    'Copiez-le maintenant : il n’est montré que cette fois. Qui l’a peut agir pour vous, ne le donnez à personne.',
  secretLabel: 'Secret du jeton',
  secretUse: 'Le programme l’envoie dans l’en-tête « Authorization: Bearer … ».',
  secretKept: 'Je l’ai mis à l’abri',
  copy: 'Copier',
  copied: 'Copié',
  copiedOf: (what: string) => `${what} : copié.`,
  lastUsed: (ago: string) => `A servi ${ago}`,
  neverUsed: 'N’a pas encore servi',
  until: (date: string) => `jusqu’au ${date}`,
  over: (date: string) => `terminé depuis le ${date}`,
  revoke: 'Retirer',
  revokeSure: (name: string) => `Retirer « ${name} » ?`,
  revokeNote: 'Le programme ne pourra plus rien faire en votre nom, dès maintenant.',
  revoked: 'Jeton retiré.'
};
