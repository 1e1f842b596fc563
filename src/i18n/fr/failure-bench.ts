/** What is wrong with a described experiment or with an injection; part of `failure`. */
export const benchFailure = {
  'bench-hole-misses':
    '{{where}} : l’ouverture ne se trouve sur aucune face fermée de sa boîte dans la grille.',
  'bench-inlet-blocked':
    '{{where}} se trouve dans une région rigide, dans un corps ou à l’extérieur : le liquide ne peut pas y entrer.',
  'bench-invalid': 'À {{where}}, {{expected}} était attendu et {{received}} a été trouvé.',
  'bench-name-taken':
    '{{where}} : « {{name}} » désigne déjà une limite du domaine ; une ouverture demande un nom à elle.',
  'bench-needs': '{{where}} n’a de sens qu’avec {{other}}, qui manque.',
  'bench-no-outlet':
    '{{where}} : rien ne peut céder autour. Ouvrez une face de la boîte ou peignez un extérieur.',
  'bench-not-json': '{{path}} n’est pas un document JSON.',
  'bench-not-reached':
    '{{where}} : ce point n’est jamais atteint ; le programme s’achève après {{injectedMl}} mL injectés.',
  'bench-one-of': '{{where}} demande exactement l’une des clés suivantes : {{keys}}. Données : {{given}}.',
  'bench-only-with': '{{where}} n’a de sens qu’avec {{other}}.',
  'bench-outside': '{{where}} se trouve hors de la grille.',
  'bench-tensor':
    '{{where}} : ce n’est pas une perméabilité ; ses valeurs principales ne sont pas toutes positives.',
  'bench-tip-blocked': '{{where}} se trouve là où une pression est imposée ; le ciment ne peut pas y entrer.',
  'bench-too-large': '{{where}} : {{cells}} cellules, c’est trop ; {{most}} au plus.',
  'cement-face-fixed': 'Le ciment entre par toute une face de la boîte : il n’y a pas d’aiguille à déplacer.',
  'cement-not-settled':
    'La pression et l’écoulement du ciment ne se sont pas accordés après {{attempts}} essais : il n’y a pas de résultat.',
  'cement-stalled':
    'Le ciment ne s’écoule plus après {{injectedMl}} mL, à {{timeS}} s : le volume demandé n’est jamais atteint.',
};
