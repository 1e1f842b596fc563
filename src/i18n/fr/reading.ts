/** Un scanner en cours de lecture, et la partie qu'on en lit. */
export const reading = {
  title: 'Lecture du scanner',
  read: '{{count}} coupes lues sur {{total}}',
  allRead: 'Toutes les coupes sont lues. Le scanner est en préparation.',
  onlyToLook: 'Seulement pour regarder : rien ne se mesure ni ne se planifie avant que tout soit là.',
  notRead: 'pas encore lue',
  slice: 'Coupe',
  partInstead: 'N’en lire qu’une partie…',
  partLink: 'Une partie seulement…',
  gigabytes: '{{value}}\u00a0Go',
  why: {
    tight: 'La mémoire est juste pour le scanner entier',
    beyond: 'La mémoire ne suffit pas pour le scanner entier',
    failed: 'La mémoire a manqué pendant la lecture du scanner',
    asked: 'Lire une partie du scanner',
  },
  because: {
    tight:
      'Lu en entier, ce scanner porte la page à environ {{need}} ; sur cette machine elle devrait rester sous {{budget}}. Rien n’a encore été lu.',
    beyond:
      'Lu en entier, ce scanner porte la page à environ {{need}}, que cette machine n’a pas ; elle devrait rester sous {{budget}}. Rien n’a encore été lu.',
    failed:
      'Le navigateur n’a pas pu donner ce qu’il fallait. Ce qui était ouvert est resté tel quel. Une partie qui garde la page sous {{budget}} peut convenir.',
    asked:
      'Lu en entier, ce scanner porte la page à environ {{need}} ; sur cette machine elle devrait rester sous {{budget}}.',
  },
  ways: 'Ce qui doit être lu',
  region: 'Région d’intérêt, {{need}}',
  regionText:
    'À pleine résolution. Tracez la boîte sur les images ou réglez-la avec les curseurs. Ce qui est dehors n’est pas lu et compte comme hors du scanner : rien n’y est vu ni mesuré.',
  coarser: 'Scanner entier à demi-résolution, {{need}}',
  coarserText:
    'Voxels de {{voxels}} au lieu de {{voxelsNow}}, erreur de grille {{error}} au lieu de {{errorNow}}. Fissures, corticale mince et petits vaisseaux peuvent disparaître.',
  both: 'Région d’intérêt à demi-résolution, {{need}}',
  bothText: 'Les deux à la fois, quand la mémoire est très courte.',
  fit: {
    fits: 'Cela tient.',
    tight: 'C’est encore plus que la page ne devrait prendre ici ; cela peut échouer.',
    beyond: 'C’est plus que la machine ne peut donner : réduisez la boîte.',
  },
  axis: '{{from}} à {{to}}',
  end: 'Limite vers {{letters}}',
  range: '{{from}} à {{to}} sur {{of}} mm',
  rangeOfSlices: '{{from}} à {{to}} sur {{of}} mm, {{count}} coupes',
  scout: 'Le scanner en projection, de {{from}} à {{to}}',
  wholeAnyway: 'Le lire en entier quand même',
  whole: 'Le lire en entier',
  readPart: 'Lire ceci',
} as const;
