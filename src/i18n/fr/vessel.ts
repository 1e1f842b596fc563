import type { vessel as en } from '../en/vessel';
import type { Words } from '../words';

export const vessel: Words<typeof en> = {
  wall: 'Jusqu’où suivre le vaisseau',
  walls: { outer: 'Jusqu’à la paroi externe', lumen: 'Lumière seule' },
  follow: 'Suivre le vaisseau (contraste)',
  following: 'Suivi du vaisseau…',
  mode: 'Aspect de la structure',
  modes: { 'bright-in-fat': 'Claire dans la graisse', 'dark-in-bright': 'Sombre dans le clair' },
  snap: 'Ajuster aux bords',
  snapping: 'Recherche des bords…',
  snapped:
    'Sa paroi se voit sur {{share}}\u202f% de sa longueur. Ailleurs la paroi n’est pas visible sur ce scanner\u202f: le tube y reste tel que tracé, ou suit ce qui l’entoure.',
  notSnapped:
    'Paroi non visible sur ce scanner ({{share}}\u202f% de la longueur)\u202f: le tube reste tel que tracé.',
  unsnap: 'Revenir au tracé',
  traced: 'Suivi\u202f: {{name}}',
  tracedWall: 'Un bord du scanner montre {{share}}\u202f% de sa paroi. À vérifier par vous.',
  branches: 'Suivre ses branches',
  close: 'Fermer',
  noBranches: 'Aucune branche n’a été trouvée.',
  branchHelp: 'Nommez les branches voulues\u202f; celles sans nom restent en dehors.',
  branch: 'Branche {{n}}, {{length}} mm',
  branchCut: 'Branche {{n}}, {{length}} mm ou plus',
  goesOn: 'à une extrémité du vaisseau',
  showBranch: 'Aller à la branche {{n}}',
  keepBranches_one: 'Prendre {{count}} branche',
  keepBranches_other: 'Prendre {{count}} branches',
  propose: { roots: 'Proposer les racines nerveuses', arteries: 'Proposer les artères vertébrales' },
  proposeLabel: 'Ce que les os laissent attendre',
  proposed: {
    roots_one: '{{count}} racine nerveuse',
    roots_other: '{{count}} racines nerveuses',
    arteries_one: '{{count}} artère vertébrale',
    arteries_other: '{{count}} artères vertébrales',
  },
  proposedWhat:
    'Proposées d’après les os, non vues sur ce scanner\u202f: {{what}}. Vérifiez chacune sur les coupes.',
  present: 'Déjà là, non proposées de nouveau\u202f: {{names}}.',
  missing: 'Cherchées et non trouvées\u202f: {{names}}.',
};
