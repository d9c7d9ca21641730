export const learn = {
  howTitle: 'Comment la ville complète vos dons',
  howLead: 'Quand un habitant donne, la ville peut ajouter. Voici comment, sans petits caractères.',
  how: [
    {
      title: 'Un fonds, une règle',
      text: 'La ville met de l’argent dans un fonds et publie une règle : par exemple « nous doublons chaque don, jusqu’à 100 € par don et 5 000 € par projet ». La règle est la même pour tout le monde et se lit sur la page de chaque projet.'
    },
    {
      title: 'Votre don d’abord',
      text: 'Votre paiement est confirmé, puis le calcul se fait aussitôt, don après don, dans l’ordre d’arrivée. Vous voyez tout de suite ce que la ville ajoute.'
    },
    {
      title: 'Chaque centime s’explique',
      text: 'Pour chaque don, la page montre les étapes : ce qui compte, ce qui est plafonné, ce qu’il reste dans le fonds. Un zéro s’explique aussi.'
    },
    {
      title: 'Réservé, puis acquis',
      text: 'La part de la ville est d’abord réservée. Elle devient acquise quand la collecte réussit. Si la collecte n’aboutit pas, les dons sont rendus et l’argent de la ville retourne au fonds.'
    },
    {
      title: 'Un remboursement',
      text: 'Si un don est remboursé, sa part de la ville retourne au fonds. Les décisions prises pour les autres ne changent pas.'
    },
    {
      title: 'Vérifiable',
      text: 'Tout est écrit dans un journal qui ne s’efface pas. N’importe qui peut refaire le calcul à partir des données publiées et doit trouver les mêmes décisions, au centime.'
    }
  ],
  exampleTitle: 'Un exemple',
  exampleText:
    'La ville double chaque don jusqu’à 100 €. Vous donnez 20 € : la ville ajoute 20 €, le projet reçoit 40 €. Votre voisin donne 150 € : la ville ajoute 100 €, le projet reçoit 250 €.',
  accessibilityTitle: 'Accessibilité',
  accessibilityLead:
    'Ces pages doivent servir à tout le monde, y compris au clavier, avec un lecteur d’écran, agrandies ou en mouvement réduit.',
  accessibility: [
    'Nous visons les règles WCAG 2.2, niveau AA. Chaque page est vérifiée automatiquement à deux largeurs et dans les deux jeux de couleurs, puis relue à la main.',
    'Tout ce qui est sur une carte est aussi dans une liste. Chaque graphique a une phrase ou un tableau équivalent.',
    'Les pages suivent les réglages de votre appareil : thème clair ou sombre, taille du texte, mouvement réduit.',
    'Aucun contenu ne vient d’ailleurs que de ce serveur : ni police, ni carte, ni mesure d’audience.'
  ],
  accessibilityContact:
    'Quelque chose vous bloque ? Écrivez à la ville : c’est une erreur à corriger, pas un détail.'
};
