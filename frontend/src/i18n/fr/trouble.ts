import { of } from '../../lib/french';

export const trouble = {
  offline: 'Vous êtes hors ligne',
  offlineNote:
    'La page se remettra à jour dès que la connexion revient. Rien de ce que vous avez saisi n’est perdu.',
  network: 'Le serveur ne répond pas',
  networkNote: 'Il redémarre peut-être. Réessayez dans un instant.',
  forbidden: 'Cette page n’est pas pour vous, ou pas encore',
  forbiddenNote: 'Connectez-vous avec un compte qui peut la voir.',
  forbiddenWays: 'Voici où vous pouvez aller.',
  forbiddenSignIn: 'Si elle est pour vous, connectez-vous ; sinon, voici où aller.',
  goBack: 'Revenir à la page d’avant',
  cityHome: (city: string) => `Les projets ${of(city)}`,
  proof: 'Confirmez d’abord que c’est vous',
  proofNote: 'Ce qui suit est sensible : il faut une confirmation de moins de dix minutes.',
  busy: 'Trop de demandes à la fois',
  busyNote: 'Attendez une minute, puis réessayez.',
  fault: 'Quelque chose s’est mal passé chez nous',
  faultNote: 'Ce n’est pas votre faute. Réessayez ; si cela dure, écrivez à la ville avec ce message :',
  again: 'Réessayer',
  missing: 'Cette page n’existe pas',
  missingNote: 'L’adresse a peut-être changé, ou une lettre manque.',
  home: 'Aller à l’accueil',
  problems: 'Il reste quelque chose à corriger',
  signInFirst: 'Connectez-vous d’abord',
  signInFirstNote: 'Un lien reçu par e-mail suffit, sans mot de passe.'
};
