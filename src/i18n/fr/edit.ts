export const edit = {
  'move-path': 'déplacement du trajet',
  'set-case': 'modification du cas',
  'confirm-position': 'confirmation de la position',
};
