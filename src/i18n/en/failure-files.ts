/** What is wrong with a file, a series or a label map; part of `failure`. */
export const fileFailure = {
  'axes-not-orthogonal':
    '{{path}}: in the header, the rows and columns of this image are not at right angles. It cannot be placed in the patient, so the series is refused.',
  'colour-set-aside': '{{count}} colour picture(s) in the series were left out ({{path}}).',
  'copies-left-out':
    '{{count}} second copies of images of the series (same number, place and acquisition) were left out ({{path}}).',
  'dose-screen': '{{path}}: a picture of a screen (dose report, protocol or saved view), not a CT volume.',
  'duplicate-slices':
    '{{path}}: {{count}} slice(s) lie at the same place as another slice of the series, and nothing in the headers tells them apart (phase, acquisition, kernel). Export each phase as its own series.',
  'instance-uids-shared':
    '{{count}} image(s) state the number (SOP Instance UID) of another image that they are no copy of ({{path}}): segmentations and contours may refer to either.',
  'localizer-set-aside': '{{count}} localizer image(s) (scout view) in the series were left out ({{path}}).',
  'mixed-orientations':
    '{{path}}: {{count}} image(s) of the series lie in another orientation than the rest, and no part of the series makes a regular volume.',
  'mixed-pixel-spacings':
    '{{path}}: {{count}} image(s) of the series have another pixel size than the rest, and no part of the series makes a regular volume.',
  'mixed-sizes':
    '{{path}}: {{count}} image(s) of the series have other rows or columns than the rest, and no part of the series makes a regular volume.',
  'mixed-studies':
    '{{path}}: nearly every image of the series states a study of its own; they were taken together, as images of one patient.',
  'modality-set-aside': '{{count}} image(s) in the series are no CT images and were left out ({{path}}).',
  'position-noise':
    '{{path}}: the slices lie up to {{offMm}} mm off an even spacing of {{spacingMm}} mm; they were taken as even.',
  'files-unread':
    '{{count}} file(s) of the series could not be read ({{path}}): it may end early, or have holes.',
  'files-unread-beside':
    '{{count}} file(s) in the folder of the series could not be read ({{path}}) and may belong to it: it may end early, or have holes.',
  'frames-apart':
    'The images of the series lie in {{count}} frames of reference, between which no distance is known: those of each were kept apart.',
  'protocols-interleaved':
    '{{path}}: slices of different acquisitions or reconstructions (“{{one}}”, “{{other}}”) lie between each other, and no part of them makes a regular volume. Export each as its own series.',
  'protocols-joined':
    '{{path}}: from this slice on the series was acquired or reconstructed otherwise (“{{one}}”, then “{{other}}”: kernel, tube voltage or contrast). HU and sharpness may change there.',
  'series-of-several':
    'Images of {{count}} different patients or studies state this series: those of each were kept apart.',
  'screen-set-aside': '{{count}} dose report(s) or saved screen(s) in the series were left out ({{path}}).',
  'sheared-too-far':
    '{{path}}: from slice to slice the images shift sideways as if the gantry were tilted by {{tiltDeg}}°. No scanner does that: the positions in the headers are wrong, and the series is refused.',
  'slice-gap':
    '{{path}}: {{count}} slice(s) are missing; the widest gap, {{gapMm}} mm where slices are {{spacingMm}} mm apart, ends at this one. Look for the missing files first. What lies in the gap was not imaged; it can be interpolated and marked.',
  'slice-gap-wide':
    '{{path}}: slices are missing over {{gapMm}} mm below this one. More than {{mostMm}} mm are not interpolated: load the missing files.',
  'slices-apart':
    '{{path}}: slices {{thicknessMm}} mm thick lie {{spacingMm}} mm apart: there is tissue between them that no slice shows, or every other slice is missing.',
  'slices-shifted':
    '{{path}}: this slice is shifted sideways against the others, and not as a tilted gantry shifts them. The series is refused: structures would be in the wrong place.',
  'strays-set-aside':
    '{{count}} image(s) of another orientation, size or pixel size in the series were left out ({{path}}).',
  'tilt-resampled':
    'Acquired with the gantry tilted by {{tiltDeg}}°: each slice was moved back to where it lies in the patient (resampled). The original slices are unchanged.',
  'tilt-tag':
    'The header states a gantry tilt of {{tagDeg}}°; the positions of the slices give {{tiltDeg}}°. The positions were followed: compare with the scanner’s protocol.',
  'unplaced-set-aside': '{{count}} image(s) without a position in the patient were left out ({{path}}).',
  'uneven-resampled':
    'The slices are {{leastMm}} to {{mostMm}} mm apart: the volume was interpolated between them to an even {{stepMm}} mm (resampled). The original slices are unchanged.',
  'cannot-write': '{{path}}: the file cannot be written ({{reason}}).',
  'contours-apart':
    'Contours are missing in {{count}} place(s) along the structure; nothing was filled in there. Check whether it was left open on purpose.',
  'contours-between':
    'Drawn every {{spacingMm}} mm: {{count}} slice(s) of this CT without a contour of their own are interpolated between their neighbours.',
  'contours-beyond': '{{count}} contour(s) reach beyond this CT and are cut off at its edge.',
  'contours-broken':
    '{{count}} contour(s) are damaged and were left out: fewer than three corners, or corners that are no numbers.',
  'contours-empty': '{{path}}: the structure set holds no closed contour.',
  'contours-need-dicom':
    'Contours refer to the images that they lie on: they need a DICOM CT that states its frame of reference. Write NIfTI instead.',
  'contours-oblique':
    'Drawn on planes that lie obliquely in this CT; resampled to its voxels, with an error of up to half a voxel.',
  'contours-open': '{{count}} point(s) or open line(s) of this region enclose nothing and were left out.',
  'contours-other-images':
    'The contours refer to images that are not among those of this CT (same frame of reference). Check their place.',
  'contours-other-planes':
    '{{count}} contour(s) lie in other planes than the rest, or in no plane, and were left out.',
  'contours-overlap':
    'In {{count}} plane(s) contours overlap in part; they were taken together, not as holes.',
  'deidentify-burned-in':
    '{{path}} is left out of the copy: it says that something is written into its picture, or it is a screen.',
  'deidentify-kind':
    '{{path}} is left out of the copy: only CT images, segmentations and contours are copied, not “{{modality}}”.',
  'dicom-broken': '{{path}}: the DICOM file is damaged or cut off; its header cannot be read.',
  'dicom-encoding':
    '{{path}}: the file says that it is written in {{stated}}, but it is written in {{found}}. Its header contradicts itself: export it again.',
  'dicom-no-image': '{{path}}: a DICOM file without an image.',
  'dicom-truncated': '{{path}}: the file is cut off; part of its pixels is missing.',
  'frames-unclear':
    '{{path}}: the file does not say where one compressed image ends and the next begins; it is damaged or badly formed.',
  'export-empty': 'There is no structure to write: none of them holds a voxel.',
  'image-broken': '{{path}}: the image file is damaged, cut off or badly formed.',
  'image-not-finite': '{{path}}: some voxels hold no number; the CT would have holes.',
  'image-type': '{{path}}: values of type {{type}} cannot be read as a CT or a label map.',
  'labels-beyond':
    'It reaches beyond this CT: {{percent}} % of it ({{cutMl}} mL) is cut off at its edge. Volume and distances are those of the rest.',
  'labels-elsewhere': '{{path}}: nothing of it lies within this CT. It belongs to another image.',
  'labels-too-large':
    '{{path}}: its structures together take more memory than there is room for; open fewer of them at once.',
  'labels-empty': '{{path}}: the segmentation is empty.',
  'labels-left-out': 'Labels of the file of which nothing lies in this CT were left out: {{names}}.',
  'labels-other-frame':
    '{{path}}: states another frame of reference than the CT, as files of another examination do. It was left out.',
  'length-unit': '{{path}}: its header gives lengths in “{{unit}}”, which is not read; mm, cm, m and µm are.',
  localizer: '{{path}}: a localizer (scout view), not a CT volume.',
  'lossy-compression':
    '{{path}}: the images were compressed with loss: edges may be softened, and distances with them.',
  'map-invalid':
    '{{path}}: a JSON object such as {"PTV neck": "lesion"}, names in files and ids of the catalogue, is expected.',
  'map-unknown': 'There is no structure “{{id}}” in the catalogue (given for “{{name}}”).',
  'mixed-frames':
    '{{path}}: the images of the series name different frames of reference; segmentations cannot be checked against it.',
  'multi-frame':
    '{{path}}: an image of {{frames}} frames that does not say where each of them lies in space; a CT is read from single slices or from an enhanced image.',
  'name-and-code-differ':
    'The file calls it “{{name}}”, but its code says “{{codedAs}}”. Neither was trusted: look where it lies, and say which structure it is.',
  'names-invalid':
    'The label names are not valid: a JSON object such as {"1": "spleen"} or {"spleen": 1} is expected.',
  'nifti-atlas':
    '{{path}}: its header places it in an atlas (Talairach, MNI or another template), to which the patient was stretched: no distance on it would be right. Use the image before normalisation.',
  'nifti-pair': '{{path}}: header and voxels in two files (.hdr, .img); only single .nii files can be read.',
  'nifti-pixdim':
    '{{path}}: its header gives the voxel size twice, and differently: {{sformMm}} mm (sform) and {{pixdimMm}} mm (pixdim). Check distances against the original images.',
  'nifti-two-places':
    '{{path}}: its header places it twice, and differently (sform and qform, up to {{mm}} mm apart): left and right, or every distance, may be wrong. Convert it again from the original images.',
  'no-orientation':
    '{{path}}: the file does not say how the image lies in the patient (which side is right).',
  'no-position':
    '{{path}}: the header lacks the position, orientation or pixel size of the image; it cannot be placed in space.',
  'no-rescale': '{{path}}: the header lacks rescale slope and intercept; its values are not HU.',
  'no-series': 'There is no CT among the files.',
  'no-such-series': 'There is no series {{series}} among the files.',
  'not-3d': '{{path}}: not a three-dimensional image (dimension {{dimensions}}).',
  'not-a-segmentation': '{{path}}: a DICOM file, but not a segmentation.',
  'not-ct': '{{path}}: modality {{modality}}, not CT.',
  'not-greyscale': '{{path}}: a colour image, not CT values.',
  'not-hounsfield':
    '{{path}}: the file says that its values are in “{{unit}}”, not in HU: density and thresholds mean nothing unless you know better.',
  'not-labels': '{{path}}: not a label map: its values are not whole numbers from 0 on.',
  'nrrd-detached': '{{path}}: the voxels lie in another file; this one is missing, or there are several.',
  'nrrd-encoding': '{{path}}: NRRD encoding “{{encoding}}” cannot be read; raw and gzip can.',
  'other-frame-accepted':
    'Its file states another frame of reference than this CT. It was placed all the same, at the coordinates that it states: check on the slices that it lies where it belongs.',
  'no-room-beside':
    'There is not enough memory for this CT beside the open one. Close that one and open this in its place; a part of it, or a coarser grid, is then offered.',
  'out-of-memory': 'There is not enough memory for this image.',
  'palette-colour': '{{path}}: its pixels are numbers of colours (a palette), not CT values.',
  'path-not-found': '{{path}}: there is no such file or folder.',
  'pixel-format': '{{path}}: pixels stored in this way ({{bitsAllocated}} bits each) cannot be read.',
  'regions-left-out':
    'Regions of the file that could not be used (empty, points or lines only, damaged, thinner than a voxel or outside this CT): {{names}}.',
  'regions-same-number':
    'The file gives one ROI number to several regions ({{names}}): which contours belong to which cannot be told. None of them is used.',
  'seg-frames':
    '{{path}}: the segmentation holds {{frames}} frame(s) but describes {{described}}; it is damaged or badly formed.',
  'seg-geometry': '{{path}}: the frames of the segmentation have no regular place in space.',
  'seg-needs-dicom':
    'A DICOM segmentation refers to the images it was drawn on: it needs a DICOM CT that states its frame of reference. Write NIfTI instead.',
  'seg-no-segment': '{{path}}: a frame of the segmentation does not say which segment it belongs to.',
  'seg-probability':
    'Its file gives probabilities, not an outline: the outline shown runs where the probability is one half.',
  'seg-too-large':
    '{{path}}: the segmentation states {{frames}} frames of {{columns}} × {{rows}} pixels, more than can be held in memory.',
  'seg-type':
    '{{path}}: segmentations of type {{type}} with {{bits}} bits a pixel cannot be read; binary, fractional and label map ones can.',
  'seg-uneven':
    '{{path}}: the frames of the segmentation are not evenly spaced, and are not on the slices of this CT: which slices are empty and which are missing cannot be told apart. Open it with the CT that it was drawn on.',
  'roi-empty': 'There is no such box in the CT: {{roi}} mm holds no voxel of it.',
  'roi-invalid': 'A box is given by two corners, x,y,z,x,y,z in mm; {{roi}} is none.',
  'several-series': 'There are several CT series among the files; choose one: {{series}}.',
  'sheared-axes':
    '{{path}}: the axes of the image are not at right angles (sheared); it cannot be used as it is.',
  'single-slice': '{{path}}: a single slice; a path needs a volume.',
  'pixel-codec': '{{path}}: the compressed pixels ({{syntax}}) are damaged, or of a kind that is not read.',
  'transfer-syntax': '{{path}}: compressed or unusual encoding ({{syntax}}), which cannot be read yet.',
  'unrecognised-file': '{{path}}: not a kind of file that is read here.',
  'values-not-hounsfield':
    '{{path}}: no value is below 0 and some are above 1500: these are hardly HU (air would be −1000). Density and thresholds mean nothing unless you know better.',
  'voxel-size':
    '{{path}}: by its header, voxels lie {{mm}} mm apart; between {{leastMm}} and {{mostMm}} mm is possible. The header or its unit of length is wrong: no distance on it would be right.',
  'zip-broken': '{{path}}: the zip archive is damaged.',
  'zip-encrypted': '{{path}}: the zip archive is protected by a password.',
  'zip-method': '{{path}}: compressed in the zip by a method that cannot be read ({{method}}).',
  'directory-alone':
    '{{path}}: the table of contents of a disc; none of the {{count}} files that it lists was given. Choose the whole folder.',
  'directory-file-missing': '{{path}}: listed in {{directory}}, but not there.',
  'file-unreadable':
    '{{path}}: the file cannot be read from where it lies (moved, in use, or on a medium that is gone).',
  'header-too-long': '{{path}}: a header that does not end within {{mostMb}} MB; not read.',
  'image-too-large': '{{path}}: an image of {{voxels}} voxels by its header, more than can be read.',
  'path-climbs': '{{path}}: a path that leads out of the folder or archive; not followed.',
  'reader-failed': '{{path}}: reading this file failed in a way that was not foreseen; it was left out.',
  'unpacked-too-large': '{{path}}: unpacks to more than {{mostMb}} MB; not read.',
  'zip-bomb': '{{path}}: a zip archive that unpacks to {{unpackedGb}} GB from next to nothing; not opened.',
  'zip-overlap':
    '{{path}}: the files in the zip archive overlap: it is damaged, or made to do harm; not opened.',
  'zip-too-deep': '{{path}}: zip archives in zip archives, more than {{most}} deep; not opened.',
  'zip-too-many': '{{path}}: more than {{most}} files in the zip archive; not opened.',
} as const;
