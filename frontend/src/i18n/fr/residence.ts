import { at } from '../../lib/french';
import { pluralFr } from '../plural';

export const residence = {
  title: 'Mon domicile',
  lead: 'Montrez que vous vivez ici, sans que personne ne sache où. Une lettre avec un code suffit.',
  states: {
    REQUESTED: 'lettre demandée',
    LETTER_SENT: 'lettre en route',
    VERIFIED: 'habitant vérifié',
    EXPIRED: 'à renouveler',
    REVOKED: 'retiré par la ville'
  },
  methods: {
    POST: 'par une lettre',
    DESK: 'au guichet de la ville',
    IDENTITY_PROVIDER: 'par votre fournisseur d’identité'
  },
  none: (city: string) =>
    `Vous vivez ${at(city)} ? Recevez chez vous une lettre avec un code, puis tapez-le ici.`,
  willBeSent: (date: string) =>
    `Vous avez demandé une lettre le ${date}. La ville poste les lettres par lots, en général dans la semaine.`,
  onItsWay: (date: string) => `La lettre demandée le ${date} est en route ou déjà chez vous.`,
  willBeSentNext:
    'Rien à faire d’ici là. Quand elle arrive, revenez taper son code ici : vous serez vérifié aussitôt.',
  onItsWayNext: (date: string | null) =>
    'Dès qu’elle est là, tapez son code : vous serez vérifié aussitôt.' +
    (date ? ` Il vaut jusqu’au ${date}.` : ''),
  stillStands: 'Votre vérification tient pendant ce temps, et le nouveau code la prolonge.',
  verifiedNext: 'Rien à faire. Deux mois avant la fin, vous pourrez demander ici une nouvelle lettre.',
  expired: 'Le temps est passé. Une nouvelle lettre, et c’est reparti.',
  revoked:
    'La ville a retiré cette vérification et vous a écrit pourquoi. Si vous vivez toujours ici, demandez une lettre.',
  endsSoon:
    'Votre vérification se termine bientôt. Demandez une lettre dès maintenant pour ne pas l’interrompre.',
  quarterIs: 'Votre quartier',
  since: 'Vérifié le',
  until: 'Valable jusqu’au',
  receive: 'Recevoir une lettre',
  desk: 'Ou passez au guichet de la ville, avec une pièce d’identité et un justificatif de domicile.',
  lost: 'Toujours rien dans la boîte ?',
  slip: 'Une erreur dans l’adresse ?',
  askAnother: 'Demander une autre lettre',
  addressUse:
    'L’adresse ne sert qu’à cette lettre. Elle est effacée ensuite, et chaque fois que quelqu’un la lit est noté dans « Mes données ».',
  name: 'Nom sur la boîte aux lettres',
  nameHint: 'Il reste entre la ville et vous.',
  street: 'Numéro et rue',
  postcode: 'Code postal',
  town: 'Commune',
  quarter: 'Votre quartier',
  quarterHint: 'Les habitants d’un quartier peuvent y avoir des voix et des compléments de la ville.',
  quarterChoose: 'Choisir…',
  missing: {
    name: 'Indiquez le nom qui est sur la boîte aux lettres.',
    street: 'Indiquez le numéro et la rue.',
    postcode: 'Indiquez le code postal.',
    town: 'Indiquez la commune.',
    neighbourhood: 'Choisissez votre quartier.'
  },
  ask: 'Demander la lettre',
  asked: 'Lettre demandée.',
  code: 'Le code de la lettre',
  codeHint: 'Huit lettres et chiffres. Les espaces et les majuscules ne comptent pas.',
  codeWrong: 'Le code a huit lettres et chiffres. Regardez encore la lettre.',
  codeEnter: 'Valider',
  tries: (left: number) => `Encore ${pluralFr(left, 'essai', 'essais')}.`,
  verifiedNow: 'C’est fait : vous êtes habitant vérifié.',
  meaning: 'Ce que cela change',
  meanings: [
    'Un petit signe « habitant vérifié » accompagne votre nom, sans votre adresse.',
    'Vos dons comptent là où la ville complète ceux des habitants.',
    'Vous pouvez avoir votre mot à dire quand la ville demande l’avis de ses habitants.'
  ],
  privacy:
    'Personne ne voit votre adresse sur ces pages. La ville garde votre quartier et la date, rien de plus.'
};
