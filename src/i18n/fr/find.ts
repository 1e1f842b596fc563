import type { find as en } from '../en/find';
import type { Words } from '../words';

export const find: Words<typeof en> = {
  start: 'Trouver les structures automatiquement',
  again: 'Chercher de nouveau',
  done: 'Trouvé\u202f: {{what}}',
  unnamed: 'vertèbres qui attendent un nom',
  noVertebrae: 'aucune vertèbre',
  running: 'Recherche des structures…',
  what: 'Cherche le corps, les voies aériennes, les poumons, les os, le canal rachidien, la moelle et chaque vertèbre. Tout attend votre vérification.',
  present:
    '{{count}} des structures trouvées étaient déjà là, par un fichier ou à la main\u202f: elles restent telles quelles.',
  missing: 'Cherchés sur ce scanner et non trouvés\u202f: {{names}}.',
  readings: 'Comment compter les vertèbres',
  range: '{{from}} à {{to}}',
  anchor: {
    dens: 'comptées depuis la dent de C2',
    sacrum: 'comptées depuis le sacrum',
    'last-rib': 'comptées depuis la dernière côte (T12)',
    click: 'comptées depuis celle que vous avez nommée',
  },
  noAnchor:
    'Les vertèbres sont trouvées, mais ni la dent, ni le sacrum, ni la dernière côte ne sont dans l’image pour compter. Placez le réticule sur l’une d’elles et dites laquelle c’est.',
  here: 'La vertèbre au réticule est',
  chooseLevel: 'choisir',
  noneHere: 'Aucune vertèbre trouvée au réticule.',
  warning: {
    'four-lumbar': 'Quatre vertèbres seulement entre la dernière côte et le sacrum.',
    'six-lumbar': 'Six vertèbres ou plus entre la dernière côte et le sacrum.',
    transitional:
      'L5/S1 peut être transitionnelle\u202f: comparez les deux lectures avec une image du rachis entier.',
    'lumbar-rib': 'La dernière côte peut être une côte lombaire (5,8\u202f%, PMC3948909).',
    'counted-from-below':
      'Compter sans C2 dans l’image est faux dans environ un cas sur sept (14,1\u202f%, PMC3955794).',
    'field-too-short':
      'L’image n’atteint pas la dernière côte\u202f: cinq vertèbres lombaires sont supposées.',
    'beyond-names': 'Une ou plusieurs sont au-delà des noms connus et ont été laissées de côté.',
  },
};
