import type { pacsFailure as english } from '../en/failure-pacs';
import type { Words } from '../words';

export const pacsFailure: Words<typeof english> = {
  'pacs-address':
    'Ce n’est pas l’adresse d’un serveur DICOMweb\u202f: http:// ou https://, sans nom, ni mot de passe, ni «\u202f?\u202f».',
  'pacs-forbidden': 'Le PACS sait qui demande et ne l’autorise pas (403).',
  'pacs-incomplete':
    'Le PACS annonce {{count}} image(s) qu’il n’a pas envoyée(s). Celles qui sont arrivées sont gardées\u202f; reprenez plus tard.',
  'pacs-malformed':
    'La réponse du PACS n’est pas du DICOMweb. Est-ce bien l’adresse DICOMweb, et non celle d’une visionneuse\u202f?',
  'pacs-no-images': 'Le PACS n’annonce aucune image dans cette série.',
  'pacs-not-configured': 'Aucun PACS n’est relié à cette page.',
  'pacs-not-found':
    'Le PACS n’a rien à cet endroit (404)\u202f: l’examen a été retiré, ou l’adresse DICOMweb est une autre.',
  'pacs-only-reads': 'Seule la lecture dans le PACS est permise.',
  'pacs-other-site': 'Seule cette page peut interroger le PACS.',
  'pacs-path': 'Ce n’est pas un chemin DICOMweb lu ici.',
  'pacs-redirect':
    'Le PACS renvoie vers une autre adresse, qui n’est pas suivie. Donnez cette adresse à la place.',
  'pacs-refused': 'Le PACS n’a pas accepté la demande (statut {{status}}).',
  'pacs-server-error':
    'Le PACS a échoué (statut {{status}}). Essayez de nouveau, ou adressez-vous à son responsable.',
  'pacs-sign-in':
    'Le PACS demande un nom et un mot de passe ou un jeton, ou n’accepte pas ceux qui sont donnés (401).',
  'pacs-timeout': 'Le PACS n’a pas répondu à temps.',
  'pacs-tls':
    'Le PACS ne peut pas prouver son identité (certificat\u202f: {{reason}}). Rien n’a été envoyé. Donnez à Node.js le certificat de l’hôpital (NODE_EXTRA_CA_CERTS).',
  'pacs-too-large': 'La réponse du PACS est trop grande pour être gardée en mémoire.',
  'pacs-truncated':
    'Le transfert s’est interrompu. Les images arrivées entières sont gardées\u202f; la reprise demande le reste.',
  'pacs-unreachable':
    'Le PACS est injoignable\u202f: il est arrêté, son adresse est fausse, ou le réseau ne laisse pas passer.',
};
