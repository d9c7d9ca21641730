/** Ce que coûte un don, et le soutien facultatif à la plateforme. */
export const fees = {
  title: 'Où va votre argent',
  gift: 'Votre don',
  platform: 'Frais de la plateforme, retenus quand le projet est payé',
  none: 'aucuns',
  reaches: 'Ce qui arrive au projet',
  provider: 'Frais du prestataire de paiement, à la charge de la ville',
  about: (amount: string) => `env. ${amount}`,
  tip: 'Soutenir aussi la plateforme',
  tipHint:
    'Facultatif, à part de votre don, et zéro si vous n’écrivez rien. Rendu avec le don s’il est rendu.',
  tipTooMuch: (amount: string) => `Au plus ${amount}, le montant de votre don.`,
  tipLine: 'Pour la plateforme',
  pay: 'Vous payez'
};
