/** What is wrong with a file, a series or a label map; part of `failure`. */
export const fileFailure = {
  'axes-not-orthogonal':
    '{{path}}: the rows and columns of the image are not at right angles in the header; the series cannot be placed in space.',
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
  'dicom-broken': '{{path}}: the DICOM file is damaged or cut off; its header cannot be read.',
  'dicom-no-image': '{{path}}: a DICOM file without an image.',
  'dicom-truncated': '{{path}}: the file is cut off; part of its pixels is missing.',
  'duplicate-slices':
    '{{path}}: lies at the same place as another slice of its series ({{count}} such). Take the second copy or the other phase out.',
  'frames-unclear':
    '{{path}}: the file does not say where one compressed image ends and the next begins; it is damaged or badly formed.',
  'export-empty': 'There is no structure to write: none of them holds a voxel.',
  'gantry-tilt':
    '{{path}}: the series was acquired with a tilted gantry ({{tiltDeg}}°); its slices are sheared and cannot be used as they are.',
  'image-broken': '{{path}}: the image file is damaged, cut off or badly formed.',
  'image-not-finite': '{{path}}: some voxels hold no number; the CT would have holes.',
  'image-type': '{{path}}: values of type {{type}} cannot be read as a CT or a label map.',
  'labels-elsewhere': '{{path}}: nothing of it lies within this CT. It belongs to another image.',
  'labels-too-large':
    '{{path}}: its structures together take more memory than there is room for; open fewer of them at once.',
  'labels-empty': '{{path}}: the segmentation is empty.',
  'labels-other-frame':
    '{{path}}: states another frame of reference than the CT, as files of another examination do. It was left out.',
  localizer: '{{path}}: a localizer (scout view), not a CT volume.',
  'localizer-set-aside': '{{path}}: {{count}} localizer image(s) in the series were left out.',
  'lossy-compression':
    '{{path}}: the images were compressed with loss: edges may be softened, and distances with them.',
  'mixed-frames':
    '{{path}}: the images of the series name different frames of reference; segmentations cannot be checked against it.',
  'mixed-orientations':
    '{{path}}: {{count}} image(s) of the series lie in another orientation than the rest.',
  'mixed-pixel-spacings': '{{path}}: {{count}} image(s) of the series have another pixel size than the rest.',
  'mixed-sizes': '{{path}}: {{count}} image(s) of the series have other rows or columns than the rest.',
  'multi-frame':
    '{{path}}: an image of {{frames}} frames that does not say where each of them lies in space; a CT is read from single slices or from an enhanced image.',
  'names-invalid':
    'The label names are not valid: a JSON object such as {"1": "spleen"} or {"spleen": 1} is expected.',
  'nifti-pair': '{{path}}: header and voxels in two files (.hdr, .img); only single .nii files can be read.',
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
  'out-of-memory': 'There is not enough memory for this image.',
  'palette-colour': '{{path}}: its pixels are numbers of colours (a palette), not CT values.',
  'path-not-found': '{{path}}: there is no such file or folder.',
  'pixel-format': '{{path}}: pixels of {{bitsAllocated}} bits cannot be read.',
  'position-noise':
    '{{path}}: slice positions are {{offMm}} mm off a regular spacing of {{spacingMm}} mm; taken as regular.',
  'regions-left-out':
    'Regions of the file that could not be used (empty, points or lines only, damaged, thinner than a voxel or outside this CT): {{names}}.',
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
  'several-series': 'There are several CT series among the files; choose one: {{series}}.',
  'sheared-axes':
    '{{path}}: the axes of the image are not at right angles (sheared); it cannot be used as it is.',
  'single-slice': '{{path}}: a single slice; a path needs a volume.',
  'pixel-codec': '{{path}}: the compressed pixels ({{syntax}}) are damaged, or of a kind that is not read.',
  'slice-gap':
    '{{path}}: slices are missing before this one: the gap is {{gapMm}} mm where the spacing is {{spacingMm}} mm.',
  'slices-apart':
    '{{path}}: slices {{thicknessMm}} mm thick lie {{spacingMm}} mm apart: there is unseen tissue between them, or every other slice is missing.',
  'slices-shifted': '{{path}}: this slice is shifted sideways against the others.',
  'transfer-syntax': '{{path}}: compressed or unusual encoding ({{syntax}}), which cannot be read yet.',
  'uneven-spacing':
    '{{path}}: the slices are not evenly spaced; this one is {{offMm}} mm off a spacing of {{spacingMm}} mm.',
  'unrecognised-file': '{{path}}: not a kind of file that is read here.',
  'zip-broken': '{{path}}: the zip archive is damaged.',
  'zip-encrypted': '{{path}}: the zip archive is protected by a password.',
  'zip-method': '{{path}}: compressed in the zip by a method that cannot be read ({{method}}).',
} as const;
