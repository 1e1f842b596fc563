import type { model as en } from '../en/model';
import type { Words } from '../words';

export const model: Words<typeof en> = {
  start: 'Utiliser votre modèle (.onnx)…',
  other: 'Choisir un autre modèle…',
  what: 'Le fichier .onnx et son .json sont calculés dans cette page. Trocart ne fournit pas de poids et ne vérifie pas la qualité d’un modèle\u202f: ce qu’il trouve attend votre vérification.',
  checking: 'Ouverture du modèle…',
  running: 'Calcul du modèle… {{share}}\u202f%',
  name: 'Modèle',
  files: 'Fichiers',
  classes: 'Classes',
  ownNames: 'Absentes du catalogue, gardées sous leur propre nom\u202f: {{names}}.',
  grid: 'Grille',
  gridOf: '{{spacing}} mm, {{count}} blocs',
  place: 'Tourne sur',
  webgpu: 'WebGPU',
  wasm: 'WebAssembly, {{count}} fils',
  wasmOne: 'WebAssembly, un fil',
  memory: 'Mémoire',
  memoryOf: '{{size}} Mo + ce que le réseau prend lui-même',
  ran: '«\u202f{{name}}\u202f» a tourné sur {{place}}.',
  nearest: 'chaque voxel vient du bloc le plus proche\u202f: les fondre prendrait trop de mémoire',
  joining: 'Recouvrements',
  useGpu: 'Utiliser la carte graphique',
  run: 'Lancer sur ce scanner',
  cancel: 'Annuler',
  forget: 'Retirer le modèle',
  found:
    'Structures trouvées par le modèle\u202f: {{count}}. Regardez chacune sur les coupes et confirmez-la.',
  foundNone: 'Le modèle n’a rien trouvé sur ce scanner.',
  present:
    '{{count}} des structures trouvées étaient déjà là, par un fichier ou à la main\u202f: elles restent telles quelles.',
  missing: 'Pas trouvées sur ce scanner\u202f: {{names}}.',
};
