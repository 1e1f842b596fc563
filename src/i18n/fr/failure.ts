import { benchFailure } from './failure-bench';
import { carryFailure } from './failure-carry';
import { editFailure } from './failure-edit';
import { fileFailure } from './failure-files';
import { pacsFailure } from './failure-pacs';
import { markupsFailure } from './failure-markups';
import { meshFailure } from './failure-meshes';
import { modelFailure } from './failure-models';
import { findFailure } from './failure-find';
import { landmarkFailure } from './failure-landmarks';
import { vesselFailure } from './failure-vessels';

export const failure = {
  ...benchFailure,
  ...carryFailure,
  ...editFailure,
  ...fileFailure,
  ...pacsFailure,
  ...markupsFailure,
  ...meshFailure,
  ...modelFailure,
  ...findFailure,
  ...landmarkFailure,
  ...vesselFailure,
  cancelled: 'Annulé.',
  'cement-edge': 'Le ciment a atteint le bord de la région simulée\u202f: au-delà, il n’est plus suivi.',
  'cement-grid-large':
    'La grille aurait {{cells}} cellules ; {{most}} est le maximum. Choisissez des cellules plus grandes.',
  'cement-no-bone': 'Aucune structure « {{key}} » ne peut recevoir le ciment.',
  'cement-no-needle':
    'Aucun instrument du plan ne peut délivrer de ciment : il faut un trocart ou une vis canulée.',
  'cement-no-target': 'Aucun os segmenté à la pointe. Segmentez l’os, ou nommez-le dans le plan.',
  'cement-not-planned': 'Le plan ne dit rien du ciment : sa clé « cement » manque.',
  'cement-tip-outside': 'La pointe à {{x}}, {{y}}, {{z}} mm est hors de l’os.',
  'cement-unknown': 'Le catalogue n’a pas de ciment « {{id}} ». Connus : {{known}}.',
  'device-unknown':
    'Le plan nomme un instrument absent du catalogue : « {{device}} » (instrument « {{id}} »).',
  'files-refused':
    '{{count}} fichiers n’ont pas été utilisés ; le premier est {{path}}. La liste « fichiers non utilisés » dit pourquoi.',
  'flow-inlet-outside':
    'L’orifice de l’instrument se trouve là où rien ne peut s’écouler : hors de la grille ou dans une région imperméable. Déplacez-le.',
  'flow-no-outlet':
    'Ce qui y serait injecté ne pourrait rien déplacer : aucune issue ne draine cette région. Déplacez l’orifice ou ouvrez une limite.',
  'flow-not-converged':
    'La pression n’a pas pu être calculée (résidu {{residual}} après {{iterations}} itérations). Aucun résultat n’est affiché.',
  'midline-not-sagittal':
    'Cette ligne est trop courte, ou va plutôt de droite à gauche que le long de la ligne médiane. Tracez-la le long de la ligne médiane sur une image axiale ou coronale.',
  'midline-unknown':
    'Aucune ligne médiane ne peut être proposée ici\u202f: ni vertèbre ni canal segmenté près du réticule, et aucun corps trouvé. Tracez-la.',
  'hydro-fluid-unknown':
    'Le catalogue ne contient pas de liquide «\u202f{{id}}\u202f». Connus\u202f: {{known}}.',
  'hydro-inlet-blocked':
    'La pointe de l’aiguille en {{x}}, {{y}}, {{z}} mm se trouve dans l’os, dans l’air ou dans une structure où le liquide ne doit pas entrer. Déplacez-la.',
  'hydro-inlet-outside':
    'La pointe de l’aiguille en {{x}}, {{y}}, {{z}} mm se trouve hors de la région simulée.',
  'hydro-no-outlet':
    'Ce qui entoure la pointe de l’aiguille en {{x}}, {{y}}, {{z}} mm ne peut céder nulle part : rien ne peut y être injecté.',
  'hydro-no-place':
    'Aucune aiguille droite venant du côté du trajet n’atteint un espace ou de la graisse près de lui sans traverser l’os ou une structure à risque.',
  'hydro-not-planned':
    'Le plan ne dit rien de l’hydrodissection\u202f: sa clé «\u202fhydrodissection\u202f» manque, ou elle n’a aucun point d’injection.',
  'hydro-nothing-to-gain':
    'Toute marge que le liquide pourrait donner est déjà respectée sur l’anatomie acquise.',
  'hydro-nowhere':
    'Aucune aiguille ni aucun trajet n’indique où écarter les tissus. Placez d’abord une aiguille.',
  'hydro-not-read': 'Les tissus n’ont pas été lus, ou il n’y a pas d’aiguille.',
  'hydro-outside': 'L’extrémité de l’aiguille est hors du scanner.',
  'hydro-patient-large':
    'Le modèle aurait {{cells}} cellules\u202f; {{most}} est le maximum. Choisissez des cellules plus grandes ou une marge plus petite.',
  'no-such-sample': 'Aucun cas d’exemple ne s’appelle « {{name}} ». Connus : {{known}}.',
  'object-not-read': '{{path}} n’a pas été utilisé : cette version ne lit pas les objets {{kind}}.',
  'plan-duplicate': 'Le plan contient deux instruments nommés « {{id}} ».',
  'plan-invalid':
    'Le fichier de plan n’est pas valide : à {{where}}, {{expected}} était attendu et {{received}} a été trouvé.',
  'plan-names-no-ct':
    'Le plan ne dit pas sur quel scanner il porte. Vérifiez sur les coupes que l’entrée et la cible sont à leur place.',
  'plan-needs-ct': '{{path}} est un plan. Déposez aussi le scanner sur lequel il porte.',
  'plan-newer':
    'Le plan a été écrit par une version plus récente (format {{found}} ; cette version lit jusqu’à {{current}}). Il n’a pas été modifié.',
  'plan-not-json': 'Le fichier n’est pas un plan : ce n’est pas un document JSON.',
  'plan-part-unverified':
    'Le plan indique le même repère de référence, mais le plan et le scanner ne portent pas tous deux sur la série entière : on ne peut pas savoir s’il a été établi sur cette série même. Vérifiez sur les coupes que l’entrée et la cible sont à leur place.',
  'plan-other-ct':
    'Le plan a été établi sur une autre série de scanner : ses coordonnées peuvent ne pas convenir à celle-ci. Il n’a pas été ouvert.',
  'plan-other-frame':
    'Le plan a été établi sur un autre examen (autre repère de coordonnées) : ses coordonnées n’ont pas de sens ici. Il n’a pas été ouvert.',
  'plan-restored': 'Le plan que ce navigateur avait conservé pour ce scanner est de nouveau ouvert.',
  'plan-tube': 'Dans le plan, la structure dessinée « {{id}} » n’a pas un rayon par point.',
  'plan-version':
    'Le fichier n’est pas un plan de ce programme : son schemaVersion est {{found}}, et un entier de 1 à {{current}} était attendu.',
  'plan-zero-path': 'Dans le plan, l’entrée et la cible de l’instrument « {{id}} » sont confondues.',
  'sample-not-fetched':
    'Le cas d’exemple n’a pas pu être chargé ({{file}}). Vérifiez que le serveur fonctionne, puis réessayez.',
  'sample-not-here': 'Le cas d’exemple « {{sample}} » n’accompagne pas cette page.',
  'still-loading':
    'Une ouverture est en cours. Attendez qu’elle se termine, ou interrompez-la dans la barre d’état.',
  'story-invalid':
    '{{path}}\u202f: le récit n’est pas valide. À {{where}}, {{expected}} était attendu et {{received}} a été trouvé.',
  'story-needle': '{{path}}\u202f: le récit parle de l’aiguille {{id}} à {{where}}, et il y en a moins.',
  'story-newer':
    '{{path}}\u202f: le récit a été écrit pour une version plus récente (format {{found}}\u202f; celle-ci lit jusqu’à {{current}}).',
  'story-no-needle': '{{path}}\u202f: ni le récit ni son plan n’ont d’aiguille (hydrodissection.inlets).',
  'story-no-plan':
    '{{path}}\u202f: un fichier de récit contient un récit et son plan\u202f: { "story"\u202f: …, "plan"\u202f: … }. Il en manque un.',
  'story-not-json': '{{path}}\u202f: ce fichier n’est pas un récit, car ce n’est pas un document JSON.',
  'story-space':
    '{{path}}\u202f: le récit nomme à {{where}} un espace fascial inconnu\u202f: «\u202f{{id}}\u202f».',
  'story-structure':
    '{{path}}\u202f: le récit nomme à {{where}} une structure absente du catalogue\u202f: «\u202f{{id}}\u202f».',
  'story-version':
    '{{path}}\u202f: son storyVersion est {{found}}, et un nombre entier de 1 à {{current}} était attendu.',
  'structure-empty': 'La structure est vide : son masque n’atteint nulle part la moitié.',
  'structures-open-already':
    '{{count}} structure(s) de ces fichiers sont déjà ouvertes, avec le même nom et la même étendue\u202f: elles ne sont listées qu’une fois.',
  'structures-need-ct':
    '{{path}} contient des structures ou des trajets. Ouvrez d’abord le scanner auquel ils appartiennent.',
  unforeseen:
    'Une erreur imprévue s’est produite ({{reason}}). Votre plan est conservé ; si la page se comporte mal, rechargez-la.',
  'worker-died':
    'Le calcul s’est arrêté de façon inattendue ({{reason}}). Rien de ce que vous avez saisi n’est perdu ; réessayez.',
};
