import type { fileFailure as english } from '../en/failure-files';
import type { Words } from '../words';

export const fileFailure: Words<typeof english> = {
  'axes-not-orthogonal':
    '{{path}}\u202f: dans l’en-tête, les lignes et les colonnes de cette image ne sont pas perpendiculaires. Elle ne peut pas être placée dans le patient\u202f; la série est refusée.',
  'colour-set-aside': '{{count}} image(s) en couleurs de la série ont été laissées de côté ({{path}}).',
  'copies-left-out':
    '{{count}} copie(s) d’images de la série (mêmes numéro, place et acquisition) ont été laissées de côté ({{path}}).',
  'dose-screen':
    '{{path}}\u202f: image d’écran (rapport de dose, protocole ou vue enregistrée), pas un volume de scanner.',
  'duplicate-slices':
    '{{path}}\u202f: {{count}} coupe(s) se trouvent au même endroit qu’une autre coupe de la série, et rien dans les en-têtes ne les distingue (phase, acquisition, filtre). Exportez chaque phase comme une série à part.',
  'instance-uids-shared':
    '{{count}} image(s) portent le numéro (SOP Instance UID) d’une autre image dont elles ne sont pas la copie ({{path}})\u202f: segmentations et contours peuvent renvoyer à l’une ou à l’autre.',
  'localizer-set-aside':
    '{{count}} image(s) de repérage (topogramme) de la série ont été laissées de côté ({{path}}).',
  'mixed-orientations':
    '{{path}}\u202f: {{count}} image(s) de la série ont une autre orientation que les autres, et aucune partie de la série ne forme un volume régulier.',
  'mixed-pixel-spacings':
    '{{path}}\u202f: {{count}} image(s) de la série ont une autre taille de pixel que les autres, et aucune partie de la série ne forme un volume régulier.',
  'mixed-sizes':
    '{{path}}\u202f: {{count}} image(s) de la série n’ont pas le même nombre de lignes ou de colonnes que les autres, et aucune partie de la série ne forme un volume régulier.',
  'mixed-studies':
    '{{path}}\u202f: presque chaque image de la série déclare un examen à elle seule\u202f; elles ont été réunies, comme images d’un même patient.',
  'modality-set-aside':
    '{{count}} image(s) de la série ne viennent pas d’un scanner et ont été laissées de côté ({{path}}).',
  'position-noise':
    '{{path}}\u202f: les coupes s’écartent de {{offMm}} mm au plus d’un espacement régulier de {{spacingMm}} mm\u202f; elles ont été prises comme régulières.',
  'files-unread':
    '{{count}} fichier(s) de la série n’ont pas pu être lus ({{path}})\u202f: elle s’arrête peut-être trop tôt, ou a des trous.',
  'files-unread-beside':
    '{{count}} fichier(s) du dossier de la série n’ont pas pu être lus ({{path}}) et en font peut-être partie\u202f: elle s’arrête peut-être trop tôt, ou a des trous.',
  'frames-apart':
    'Les images de la série sont situées dans {{count}} repères de coordonnées, entre lesquels aucune distance n’est connue\u202f: celles de chacun ont été séparées.',
  'protocols-interleaved':
    '{{path}}\u202f: des coupes d’acquisitions ou de reconstructions différentes («\u202f{{one}}\u202f», «\u202f{{other}}\u202f») sont situées les unes entre les autres, et aucune partie ne forme un volume régulier. Exportez chacune comme une série à part.',
  'protocols-joined':
    '{{path}}\u202f: à partir de cette coupe, la série a été acquise ou reconstruite autrement («\u202f{{one}}\u202f», puis «\u202f{{other}}\u202f»\u202f: filtre, tension du tube ou contraste). Les UH et la netteté peuvent y changer.',
  'series-of-several':
    'Des images de {{count}} patients ou examens différents se réclament de cette série\u202f: celles de chacun ont été séparées.',
  'screen-set-aside':
    '{{count}} rapport(s) de dose ou écran(s) enregistré(s) de la série ont été laissés de côté ({{path}}).',
  'sheared-too-far':
    '{{path}}\u202f: d’une coupe à l’autre, les images se décalent comme si le statif était incliné de {{tiltDeg}}°. Aucun scanner ne le fait\u202f: les positions des en-têtes sont fausses et la série est refusée.',
  'slice-gap':
    '{{path}}\u202f: il manque {{count}} coupe(s)\u202f; l’intervalle le plus large, {{gapMm}} mm pour des coupes espacées de {{spacingMm}} mm, finit à celle-ci. Cherchez d’abord les fichiers manquants. Ce qui s’y trouve n’a pas été imagé\u202f; on peut l’interpoler et le marquer.',
  'slice-gap-wide':
    '{{path}}\u202f: il manque des coupes sur {{gapMm}} mm sous celle-ci. Au-delà de {{mostMm}} mm, rien n’est interpolé\u202f: chargez les fichiers manquants.',
  'slices-apart':
    '{{path}}\u202f: des coupes de {{thicknessMm}} mm d’épaisseur sont espacées de {{spacingMm}} mm\u202f: entre elles, du tissu n’est montré par aucune coupe, ou il manque une coupe sur deux.',
  'slices-shifted':
    '{{path}}\u202f: cette coupe est décalée latéralement par rapport aux autres, et pas comme le fait une inclinaison du statif. La série est refusée\u202f: les structures seraient au mauvais endroit.',
  'strays-set-aside':
    '{{count}} image(s) d’une autre orientation, taille ou taille de pixel ont été laissées de côté dans la série ({{path}}).',
  'tilt-resampled':
    'Acquis avec un statif incliné de {{tiltDeg}}°\u202f: chaque coupe a été remise à sa place dans le patient (rééchantillonnée). Les coupes d’origine sont inchangées.',
  'tilt-tag':
    'L’en-tête indique une inclinaison du statif de {{tagDeg}}°\u202f; les positions des coupes donnent {{tiltDeg}}°. Les positions ont été suivies\u202f: comparez au protocole du scanner.',
  'unplaced-set-aside':
    '{{count}} image(s) sans position dans le patient ont été laissées de côté ({{path}}).',
  'uneven-resampled':
    'Les coupes sont espacées de {{leastMm}} à {{mostMm}} mm\u202f: le volume a été interpolé entre elles au pas régulier de {{stepMm}} mm (rééchantillonné). Les coupes d’origine sont inchangées.',
  'cannot-write': '{{path}}\u202f: le fichier ne peut pas être écrit ({{reason}}).',
  'contours-apart':
    'Il manque des contours à {{count}} endroit(s) le long de la structure\u202f; rien n’y a été comblé. Vérifiez si l’interruption est voulue.',
  'contours-between':
    'Contours tracés tous les {{spacingMm}} mm\u202f: {{count}} coupe(s) de ce scanner sans contour propre sont interpolées entre leurs voisines.',
  'contours-beyond': '{{count}} contour(s) dépassent ce scanner et sont coupés à son bord.',
  'contours-broken':
    '{{count}} contour(s) endommagé(s) ont été écartés\u202f: moins de trois sommets, ou des sommets qui ne sont pas des nombres.',
  'contours-empty': '{{path}}\u202f: le fichier de structures ne contient aucun contour fermé.',
  'contours-need-dicom':
    'Des contours renvoient aux images sur lesquelles ils reposent\u202f: il faut un scanner DICOM qui indique son référentiel. Écrivez plutôt un NIfTI.',
  'contours-oblique':
    'Contours tracés sur des plans obliques dans ce scanner\u202f; rééchantillonnés sur ses voxels, avec une erreur pouvant atteindre un demi-voxel.',
  'contours-open':
    '{{count}} point(s) ou ligne(s) ouverte(s) de cette région ne délimitent rien et ont été écartés.',
  'contours-other-images':
    'Les contours renvoient à des images qui ne sont pas celles de ce scanner (même référentiel). Vérifiez leur position.',
  'contours-other-planes':
    '{{count}} contour(s) situés dans d’autres plans que les autres, ou dans aucun plan, ont été écartés.',
  'contours-overlap':
    'Sur {{count}} plan(s), des contours se chevauchent en partie\u202f; ils ont été réunis, non pris pour des trous.',
  'deidentify-burned-in':
    '{{path}} n’est pas dans la copie\u202f: il dit que du texte est inscrit dans son image, ou c’est un écran.',
  'deidentify-kind':
    '{{path}} n’est pas dans la copie\u202f: seuls les images de scanner, segmentations et contours sont copiés, pas «\u202f{{modality}}\u202f».',
  'dicom-broken':
    '{{path}}\u202f: le fichier DICOM est endommagé ou tronqué\u202f; son en-tête est illisible.',
  'dicom-encoding':
    '{{path}}\u202f: le fichier se dit écrit en {{stated}}, mais il l’est en {{found}}. Son en-tête se contredit\u202f: exportez-le de nouveau.',
  'dicom-no-image': '{{path}}\u202f: fichier DICOM sans image.',
  'dicom-truncated': '{{path}}\u202f: le fichier est tronqué\u202f; une partie de ses pixels manque.',
  'frames-unclear':
    '{{path}}\u202f: le fichier ne dit pas où finit une image compressée et où commence la suivante\u202f; il est endommagé ou mal formé.',
  'export-empty': 'Aucune structure à écrire\u202f: aucune ne contient de voxel.',
  'image-broken': '{{path}}\u202f: le fichier d’image est endommagé, tronqué ou mal formé.',
  'image-not-finite':
    '{{path}}\u202f: certains voxels ne contiennent pas de nombre\u202f; le scanner aurait des trous.',
  'image-type':
    '{{path}}\u202f: des valeurs de type {{type}} ne peuvent être lues ni comme scanner ni comme segmentation.',
  'labels-beyond':
    'Elle dépasse ce scanner\u202f: {{percent}}\u202f% ({{cutMl}} mL) en sont coupés à son bord. Le volume et les distances sont ceux du reste.',
  'labels-elsewhere':
    '{{path}}\u202f: rien n’en est situé dans ce scanner. Le fichier appartient à une autre image.',
  'labels-too-large':
    '{{path}}\u202f: ses structures occupent ensemble plus de mémoire qu’il n’y en a\u202f; ouvrez-en moins à la fois.',
  'labels-empty': '{{path}}\u202f: la segmentation est vide.',
  'labels-left-out':
    'Les étiquettes du fichier dont rien n’est situé dans ce scanner ont été écartées\u202f: {{names}}.',
  'labels-other-frame':
    '{{path}}\u202f: déclare un autre repère de coordonnées que le scanner, comme le fait un fichier d’un autre examen. Laissé de côté.',
  'length-unit':
    '{{path}}\u202f: l’en-tête donne les longueurs en «\u202f{{unit}}\u202f», qui n’est pas lu\u202f; mm, cm, m et µm le sont.',
  localizer: '{{path}}\u202f: image de repérage (topogramme), pas un volume de scanner.',
  'lossy-compression':
    '{{path}}\u202f: les images ont été compressées avec perte\u202f: les bords peuvent être adoucis, et les distances avec eux.',
  'map-invalid':
    '{{path}}\u202f: un objet JSON tel que {"PTV cou": "lesion"}, noms dans les fichiers et identifiants du catalogue, est attendu.',
  'map-unknown':
    'Il n’y a pas de structure «\u202f{{id}}\u202f» dans le catalogue (donnée pour «\u202f{{name}}\u202f»).',
  'mixed-frames':
    '{{path}}\u202f: les images de la série citent des repères de coordonnées différents\u202f; aucune segmentation ne peut être vérifiée par rapport à elle.',
  'multi-frame':
    '{{path}}\u202f: image de {{frames}} coupes qui ne dit pas où chacune se trouve dans l’espace\u202f; un scanner est lu en coupes séparées ou en image «\u202fenhanced\u202f».',
  'name-and-code-differ':
    'Le fichier l’appelle «\u202f{{name}}\u202f», mais son code dit «\u202f{{codedAs}}\u202f». Aucun des deux n’a été retenu\u202f: regardez où elle se trouve, et dites quelle structure c’est.',
  'names-invalid':
    'Les noms des étiquettes ne sont pas valides\u202f: un objet JSON tel que {"1": "spleen"} ou {"spleen": 1} est attendu.',
  'nifti-atlas':
    '{{path}}\u202f: l’en-tête le place dans un atlas (Talairach, MNI ou autre modèle), auquel le patient a été déformé\u202f: aucune distance n’y serait juste. Utilisez l’image d’avant la normalisation.',
  'nifti-pair':
    '{{path}}\u202f: en-tête et voxels en deux fichiers (.hdr, .img)\u202f; seuls les fichiers .nii uniques sont lus.',
  'nifti-pixdim':
    '{{path}}\u202f: l’en-tête donne deux tailles de voxel différentes\u202f: {{sformMm}} mm (sform) et {{pixdimMm}} mm (pixdim). Vérifiez les distances sur les images d’origine.',
  'nifti-two-places':
    '{{path}}\u202f: l’en-tête donne deux positions différentes (sform et qform, jusqu’à {{mm}} mm d’écart)\u202f: la gauche et la droite, ou toutes les distances, peuvent être fausses. Convertissez-le à nouveau depuis les images d’origine.',
  'no-orientation':
    '{{path}}\u202f: le fichier ne dit pas comment l’image est placée dans le patient (où est la droite).',
  'no-position':
    '{{path}}\u202f: l’en-tête ne donne pas la position, l’orientation ou la taille de pixel de l’image\u202f; elle ne peut pas être placée dans l’espace.',
  'no-rescale':
    '{{path}}\u202f: l’en-tête ne donne pas la pente et l’ordonnée de conversion\u202f; ses valeurs ne sont pas des UH.',
  'no-series': 'Aucun scanner parmi les fichiers.',
  'no-such-series': 'Aucune série {{series}} parmi les fichiers.',
  'not-3d': '{{path}}\u202f: pas une image à trois dimensions (dimension {{dimensions}}).',
  'not-a-segmentation': '{{path}}\u202f: un fichier DICOM, mais pas une segmentation.',
  'not-ct': '{{path}}\u202f: modalité {{modality}}, pas un scanner.',
  'not-greyscale': '{{path}}\u202f: image en couleurs, pas des valeurs de scanner.',
  'not-hounsfield':
    '{{path}}\u202f: d’après le fichier, ses valeurs sont en «\u202f{{unit}}\u202f» et non en UH\u202f: densités et seuils n’ont pas de sens, sauf si vous savez ce qu’elles représentent.',
  'not-labels':
    '{{path}}\u202f: pas une carte d’étiquettes\u202f: ses valeurs ne sont pas des entiers à partir de 0.',
  'nrrd-detached':
    '{{path}}\u202f: les voxels sont dans un autre fichier\u202f; il manque, ou il y en a plusieurs.',
  'nrrd-encoding':
    '{{path}}\u202f: le codage NRRD «\u202f{{encoding}}\u202f» n’est pas lu\u202f; raw et gzip le sont.',
  'other-frame-accepted':
    'Son fichier déclare un autre repère de coordonnées que ce scanner. Elle a été placée tout de même, aux coordonnées qu’il indique\u202f: vérifiez sur les coupes qu’elle se trouve au bon endroit.',
  'no-room-beside':
    'La mémoire ne suffit pas pour ce scanner à côté de celui qui est ouvert. Fermez celui-ci et ouvrez l’autre à sa place ; une partie, ou une grille plus grossière, est alors proposée.',
  'out-of-memory': 'La mémoire ne suffit pas pour cette image.',
  'palette-colour':
    '{{path}}\u202f: ses pixels sont des numéros de couleurs (palette), pas des valeurs de scanner.',
  'path-not-found': '{{path}}\u202f: fichier ou dossier introuvable.',
  'pixel-format':
    '{{path}}\u202f: des pixels enregistrés de cette façon ({{bitsAllocated}} bits chacun) ne peuvent pas être lus.',
  'regions-left-out':
    'Régions du fichier qui n’ont pas pu être utilisées (vides, points ou lignes seulement, endommagées, plus fines qu’un voxel ou hors de ce scanner)\u202f: {{names}}.',
  'regions-same-number':
    'Le fichier donne le même numéro de ROI à plusieurs régions ({{names}})\u202f: on ne peut pas savoir à laquelle appartiennent les contours. Aucune n’est utilisée.',
  'seg-frames':
    '{{path}}\u202f: la segmentation contient {{frames}} coupe(s) mais en décrit {{described}}\u202f; elle est endommagée ou mal formée.',
  'seg-geometry': '{{path}}\u202f: les coupes de la segmentation n’ont pas de place régulière dans l’espace.',
  'seg-needs-dicom':
    'Une segmentation DICOM renvoie aux images sur lesquelles elle a été établie\u202f: il faut un scanner DICOM qui déclare son repère de coordonnées. Écrivez plutôt du NIfTI.',
  'seg-no-segment': '{{path}}\u202f: une coupe de la segmentation ne dit pas à quel segment elle appartient.',
  'seg-probability':
    'Son fichier donne des probabilités, pas un contour\u202f: le contour affiché passe là où la probabilité est d’un demi.',
  'seg-too-large':
    '{{path}}\u202f: la segmentation annonce {{frames}} coupes de {{columns}} × {{rows}} pixels, plus que la mémoire ne peut en contenir.',
  'seg-type':
    '{{path}}\u202f: les segmentations de type {{type}} à {{bits}} bits par pixel ne sont pas lues\u202f; les binaires, les fractionnaires et les cartes de labels le sont.',
  'seg-uneven':
    '{{path}}\u202f: les coupes de la segmentation ne sont pas espacées régulièrement et ne sont pas celles de ce scanner\u202f: impossible de distinguer une coupe vide d’une coupe manquante. Ouvrez-la avec le scanner sur lequel elle a été établie.',
  'roi-empty': 'Aucun voxel du scanner ne se trouve dans la boîte {{roi}} mm.',
  'roi-invalid': 'Une boîte se donne par deux coins, x,y,z,x,y,z en mm\u202f; {{roi}} n’en est pas une.',
  'several-series':
    'Il y a plusieurs séries de scanner parmi les fichiers\u202f; choisissez-en une\u202f: {{series}}.',
  'sheared-axes':
    '{{path}}\u202f: les axes de l’image ne sont pas perpendiculaires (cisaillés)\u202f; elle est inutilisable telle quelle.',
  'single-slice': '{{path}}\u202f: une seule coupe\u202f; un trajet demande un volume.',
  'pixel-codec':
    '{{path}}\u202f: les pixels compressés ({{syntax}}) sont endommagés, ou d’un type qui n’est pas lu.',
  'transfer-syntax':
    '{{path}}\u202f: codage compressé ou inhabituel ({{syntax}}), qui ne peut pas encore être lu.',
  'unrecognised-file': '{{path}}\u202f: ce type de fichier n’est pas lu ici.',
  'values-not-hounsfield':
    '{{path}}\u202f: aucune valeur n’est inférieure à 0 et certaines dépassent 1500\u202f: ce ne sont sans doute pas des UH (l’air serait à −1000). Densités et seuils n’ont pas de sens, sauf si vous savez ce qu’elles représentent.',
  'voxel-size':
    '{{path}}\u202f: d’après l’en-tête, les voxels sont espacés de {{mm}} mm\u202f; entre {{leastMm}} et {{mostMm}} mm est possible. L’en-tête ou son unité de longueur est faux\u202f: aucune distance n’y serait juste.',
  'zip-broken': '{{path}}\u202f: l’archive zip est endommagée.',
  'zip-encrypted': '{{path}}\u202f: l’archive zip est protégée par un mot de passe.',
  'zip-method':
    '{{path}}\u202f: compressé dans le zip par une méthode qui ne peut pas être lue ({{method}}).',
  'directory-alone':
    '{{path}} : la table des matières d’un disque ; aucun des {{count}} fichiers qu’elle cite n’a été donné. Choisissez tout le dossier.',
  'directory-file-missing': '{{path}} : cité dans {{directory}}, mais absent.',
  'file-unreadable':
    '{{path}} : le fichier ne peut pas être lu là où il se trouve (déplacé, en cours d’utilisation, ou sur un support retiré).',
  'header-too-long': '{{path}} : un en-tête qui ne finit pas avant {{mostMb}} Mo ; non lu.',
  'image-too-large':
    '{{path}} : une image de {{voxels}} voxels d’après son en-tête, plus que ce qui peut être lu.',
  'path-climbs': '{{path}} : un chemin qui sort du dossier ou de l’archive ; non suivi.',
  'reader-failed':
    '{{path}} : la lecture de ce fichier a échoué d’une façon imprévue ; il a été laissé de côté.',
  'unpacked-too-large': '{{path}} : plus de {{mostMb}} Mo une fois décompressé ; non lu.',
  'zip-bomb':
    '{{path}} : une archive zip qui se décompresse en {{unpackedGb}} Go à partir de presque rien ; non ouverte.',
  'zip-overlap':
    '{{path}} : les fichiers de l’archive zip se chevauchent : elle est endommagée, ou faite pour nuire ; non ouverte.',
  'zip-too-deep': '{{path}} : archives zip imbriquées, sur plus de {{most}} niveaux ; non ouverte.',
  'zip-too-many': '{{path}} : plus de {{most}} fichiers dans l’archive zip ; non ouverte.',
};
