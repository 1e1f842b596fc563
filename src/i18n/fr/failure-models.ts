import type { modelFailure as en } from '../en/failure-models';
import type { Words } from '../words';

export const modelFailure: Words<typeof en> = {
  'made-by-model':
    'Trouvée par le réseau «\u202f{{name}}\u202f» ({{path}}), non par Trocart, qui n’en vérifie pas la qualité.',
  'model-needs-ct': '{{path}} est un réseau. Ouvrez d’abord le scanner sur lequel il doit tourner.',
  'model-no-network': 'Aucun réseau n’accompagne {{path}}. Choisissez aussi le fichier .onnx.',
  'model-no-json':
    '{{path}} doit être accompagné d’un JSON qui énonce espacement, axes, bloc, normalisation et classes. Choisissez-le aussi.',
  'model-several':
    '{{count}} réseaux ou descriptions ont été donnés. Choisissez un fichier .onnx et un fichier .json.',
  'model-not-json': '{{path}} ne décrit pas un réseau\u202f: ce n’est pas un document JSON.',
  'model-json-invalid':
    '{{path}} ne décrit pas un réseau\u202f: à {{where}}, {{expected}} était attendu et {{received}} a été trouvé.',
  'model-corrupt': '{{path}} n’est pas un réseau ONNX, ou est endommagé.',
  'model-operator':
    '{{path}}\u202f: le réseau utilise l’opérateur {{operator}}, qu’onnxruntime-web n’a pas pour ces nombres. Exportez-le avec un autre.',
  'model-external-data':
    '{{path}}\u202f: les poids du réseau sont dans un autre fichier. Enregistrez-les dans le fichier .onnx (2 Go au plus).',
  'model-not-opened': '{{path}}\u202f: le réseau n’a pas pu être ouvert ({{reason}}).',
  'model-too-large':
    '{{path}}\u202f: le réseau demande plus de mémoire qu’il n’y en a ici pour lui (4 Go au plus pour une page). Un bloc plus petit en prend moins.',
  'model-stopped':
    '{{path}}\u202f: le réseau s’est arrêté en cours de route ({{reason}}). Rien n’a été ajouté.',
  'model-inputs': '{{path}}\u202f: le réseau a {{count}} entrées. Il doit en avoir une\u202f: l’image.',
  'model-outputs':
    '{{path}}\u202f: le réseau a {{count}} sorties. Il doit en avoir une\u202f: un canal par classe, ou des étiquettes.',
  'model-input-type':
    '{{path}}\u202f: le réseau prend des nombres de type {{type}}. Il doit prendre des float32.',
  'model-output-type':
    '{{path}}\u202f: le réseau rend des nombres de type {{type}}. Les canaux doivent être en float32, les étiquettes en entiers ou en float32.',
  'model-rank':
    '{{path}}\u202f: l’entrée du réseau est {{shape}}. Elle doit avoir cinq axes\u202f: 1 image × 1 canal × les trois du bloc.',
  'model-patch-differs':
    '{{path}}\u202f: l’entrée du réseau est {{shape}}, et son JSON énonce des blocs de {{patch}} à un canal.',
  'model-classes-differ':
    '{{path}}\u202f: le réseau rend {{channels}} canaux, et son JSON en fait attendre {{classes}} (le fond en est un\u202f; une carte d’étiquettes en a un).',
  'model-answer-size':
    '{{path}}\u202f: le réseau a répondu à un bloc par {{received}} nombres, et son JSON en fait attendre {{expected}}.',
  'model-not-likelihoods':
    '{{path}}\u202f: le réseau a répondu {{value}}, qui n’est pas une vraisemblance. Énoncez la sortie «\u202flogits\u202f» dans son JSON.',
  'model-memory':
    'Ce scanner à l’espacement du réseau demanderait {{needed}} Mio de travail\u202f; {{most}} Mio est le maximum. Ouvrez une partie du scanner, ou prenez un réseau d’espacement plus large.',
};
