/** The rooms of the city desk, people with a role, and the journal of what was done. */
export const office = {
  rooms: 'Le bureau de la ville',
  nav: {
    projects: 'Projets et fonds',
    matching: 'Règles ensemble',
    simulations: 'Simulations',
    verification: 'Vérification',
    moderation: 'Signalements',
    people: 'Personnes et rôles',
    acts: 'Journal',
    money: 'Banque et comptes',
    receipts: 'Reçus fiscaux',
    cash: 'Espèces et chèques'
  },
  peopleTitle: 'Personnes et rôles',
  peopleLead: 'Qui peut agir au nom de la ville, et depuis quand. Chaque changement est inscrit au journal.',
  holders: 'Qui a un rôle',
  holdersNone: 'Personne n’a de rôle dans cette ville.',
  holdersNoneHint: 'Confiez le premier plus bas : la personne reçoit une invitation.',
  grantedBy: (name: string, date: string) => `confié par ${name} le ${date}`,
  granted: (date: string) => `depuis le ${date}`,
  roleHints: {
    OFFICIAL:
      'Publie les projets, règle les fonds, vérifie les habitants et les associations. Une deuxième personne doit donner son accord.',
    MODERATOR: 'Lit les signalements et décide. Publie les projets ou les renvoie.',
    FINANCE_OFFICER:
      'Voit l’argent et approuve les versements. Une deuxième personne doit donner son accord.',
    AUDITOR: 'Lit tout ce que la ville a fait, sans pouvoir rien changer.'
  },
  revoke: 'Retirer le rôle',
  revokeOf: (role: string, name: string) => `Retirer le rôle « ${role} » à ${name}`,
  revokeSure: (role: string, name: string) => `Retirer le rôle « ${role} » à ${name} ?`,
  revokeNote: (name: string) =>
    `${name} ne pourra plus agir à ce titre, dès maintenant. Ce qui a déjà été fait reste au journal.`,
  revoked: (name: string) => `${name} n’a plus ce rôle.`,
  invite: 'Confier un rôle',
  inviteLead: 'La personne reçoit un lien par e-mail et accepte elle-même.',
  inviteRole: 'Quel rôle ?',
  roleMissing: 'Choisissez un rôle.',
  inviteAction: 'Envoyer l’invitation',
  askAction: 'Demander l’accord d’une deuxième personne',
  invited: (email: string) => `Une invitation est partie vers ${email}.`,
  asked: (email: string) =>
    `La demande pour ${email} est notée. Une autre personne doit maintenant donner son accord.`,
  requestsTitle: 'Attendent une deuxième personne',
  requestsLead:
    'Les rôles qui touchent à l’argent demandent deux personnes : l’une propose, l’autre donne son accord.',
  requestsNone: 'Aucune demande n’attend.',
  requestFor: (role: string) => `pour le rôle « ${role} »`,
  askedBy: (name: string, when: string) => `Demandé par ${name}, ${when}`,
  approve: 'Donner mon accord',
  reject: 'Refuser',
  approveSure: (email: string, role: string) => `Confier le rôle « ${role} » à ${email} ?`,
  approveNote:
    'La personne reçoit aussitôt une invitation. Votre accord est inscrit au journal, à votre nom.',
  rejectSure: (email: string) => `Refuser la demande pour ${email} ?`,
  rejectReason: 'Pourquoi ? La personne qui a demandé lira ces mots.',
  reasonMissing: 'Écrivez une raison : elle est due à qui a demandé.',
  approved: (email: string) => `Accord donné : une invitation est partie vers ${email}.`,
  rejected: (email: string) => `La demande pour ${email} est refusée.`,
  you: 'vous',
  actsTitle: 'Journal des actes',
  actsLead:
    'Tout ce qui a été fait au nom de la ville : quoi, quand, par qui. Rien ne peut y être effacé ni changé sans que cela se voie.',
  actsNone: 'Rien n’a encore été fait au nom de la ville.',
  actsNoneHint: 'Le premier projet publié ou le premier rôle confié s’inscrira ici de lui-même.',
  program: 'Le programme',
  byProgram: 'par le programme',
  actAbout: ' : ',
  seq: (seq: string) => `n° ${seq}`,
  chainTitle: 'L’empreinte du journal',
  chainLead:
    'Chaque acte porte l’empreinte de tous ceux d’avant. Notez celle-ci ailleurs, sur papier ou dans un compte rendu : si plus tard le journal en donne une autre pour le même numéro, quelqu’un l’a modifié.',
  chainAt: (seq: string) => `Au n° ${seq}`,
  chainCopy: 'Copier l’empreinte',
  chainCopied: 'L’empreinte est copiée.',
  actHash: 'Son empreinte'
};
