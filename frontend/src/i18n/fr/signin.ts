export const signin = {
  others: 'Autres façons de se connecter',
  passkey: 'Utiliser une clé d’accès',
  passkeyWaiting: 'Votre navigateur vous attend…',
  passkeyTroubles: {
    cancelled: 'Rien n’a été confirmé. Vous pouvez réessayer, ou choisir une autre façon.',
    known: 'Cet appareil a déjà une clé d’accès pour votre compte.',
    failed: 'Votre navigateur n’a pas pu utiliser de clé d’accès ici. Choisissez une autre façon.'
  },
  password: 'Utiliser un mot de passe',
  passwordLabel: 'Votre mot de passe',
  passwordMissing: 'Tapez votre mot de passe.',
  passwordForgotten: 'Oublié ? Le lien par e-mail vous connecte aussi ; vous en choisirez un autre ensuite.',
  showPassword: 'Afficher',
  hidePassword: 'Masquer',
  ofPassword: 'le mot de passe',
  go: 'Me connecter',
  going: 'Connexion…',
  with: (provider: string) => `Continuer avec ${provider}`,
  already: (name: string) => `Vous êtes connecté, ${name}.`,
  alreadyGo: 'Continuer',
  troubleTitle: 'La connexion n’a pas abouti',
  troubles: {
    denied:
      'Vous n’avez pas donné votre accord chez le fournisseur. Rien n’a changé ; vous pouvez réessayer.',
    expired: 'Cela a pris trop de temps, ou la page a été ouverte deux fois. Recommencez.',
    email: 'Le fournisseur ne nous a pas donné d’adresse e-mail confirmée. Connectez-vous par e-mail.',
    unavailable:
      'Le fournisseur ne répond pas pour l’instant. Connectez-vous par e-mail, ou réessayez plus tard.',
    taken: 'Ce compte du fournisseur est déjà lié à un autre compte d’ici.',
    refused:
      'La réponse du fournisseur n’était pas sûre ; nous ne l’avons pas suivie. Connectez-vous par e-mail.',
    proof:
      'Pour lier un compte, confirmez d’abord que c’est vous, depuis votre page « Profil et connexion ».',
    other:
      'Quelque chose n’a pas marché entre le fournisseur et nous. Réessayez, ou connectez-vous par e-mail.'
  },
  linkTitle: 'Vous avez déjà un compte ici',
  linkLead: (provider: string, email: string) =>
    `${provider} vient de confirmer l’adresse ${email}. Un compte d’ici porte la même adresse.`,
  linkFirst:
    'Pour être sûrs qu’il est à vous, connectez-vous d’abord de la façon habituelle. Ensuite, un geste suffit pour réunir les deux.',
  linkSignIn: 'Me connecter à mon compte',
  linkReady: (name: string) => `Vous êtes connecté : ${name}. Il ne reste qu’à réunir les deux.`,
  linkEffect: (provider: string) =>
    `Après cela, ${provider} vous connecte ici directement. Vous pourrez défaire ce lien à tout moment.`,
  link: (provider: string) => `Lier ${provider} à mon compte`,
  linked: (provider: string) => `${provider} est lié à votre compte.`,
  dismiss: 'Ne pas lier',
  dismissed: 'Rien n’a été lié.',
  linkNone: 'Rien n’attend d’être lié',
  linkNoneNote: 'Le temps est peut-être passé, ou c’est déjà fait.'
};
