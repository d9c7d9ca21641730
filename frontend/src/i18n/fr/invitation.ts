export const invitation = {
  title: 'Une invitation',
  from: (name: string) => `${name} vous invite :`,
  until: (date: string) => `à répondre avant le ${date}`,
  means: {
    ROLE: 'Si vous acceptez, vous aurez accès au bureau de la ville pour ce rôle. Ce que vous y faites est noté.',
    TEAM: 'Si vous acceptez, votre nom figure dans l’équipe du projet et vous pouvez le modifier avec les autres.',
    ORGANISATION: 'Si vous acceptez, vous faites partie de l’association sur ces pages et voyez ses membres.'
  },
  signInFirst: 'Connectez-vous pour répondre',
  signInNote: (hint: string) => `Avec l’adresse à laquelle l’invitation est arrivée : ${hint}`,
  signIn: 'Me connecter',
  notYours: 'Cette invitation est pour une autre adresse',
  notYoursNote: (hint: string, own: string) =>
    `Elle a été envoyée à ${hint}, et vous êtes connecté avec ${own}. Si les deux adresses sont à vous, connectez-vous avec la première, ou demandez une nouvelle invitation.`,
  otherAccount: 'Me connecter avec l’autre adresse',
  over: 'Cette invitation ne sert plus',
  overNote: 'Elle a été acceptée, retirée, ou le temps est passé. Demandez-en une autre à qui vous a invité.',
  declined: 'Invitation déclinée',
  declinedNote: 'La personne qui vous a invité le verra. Rien d’autre ne change.'
};
