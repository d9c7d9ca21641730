export const proof = {
  title: 'Confirmez que c’est vous',
  lead: 'Ce que vous demandez est sensible. Une confirmation suffit pour dix minutes.',
  passkeyLead: 'Votre appareil vous reconnaît à votre doigt, votre visage ou votre code de déverrouillage.',
  passkeyUse: 'Utiliser ma clé d’accès',
  passwordLabel: 'Votre mot de passe',
  codeLead: (email: string) => `Nous envoyons un code à six chiffres à ${email}.`,
  codeSend: 'M’envoyer un code',
  codeSent: (email: string) => `Le code est parti vers ${email}. Il sert une fois, et peu de temps.`,
  codeLabel: 'Le code à six chiffres',
  codeAgain: 'Envoyer un autre code',
  confirm: 'Confirmer',
  instead: {
    passkey: 'Par ma clé d’accès',
    password: 'Par mon mot de passe',
    code: 'Par un code reçu par e-mail'
  }
};
