export const failure = {
  cancelled: 'Annulé.',
  'worker-died':
    'Le calcul s’est arrêté de façon inattendue ({{reason}}). Rien de ce que vous avez saisi n’est perdu ; réessayez.',
};
