/** Why a vertebra, or a landmark of one, is not measured. */
export const landmarkFailure = {
  'vertebra-atlas': 'C1 has neither a body nor pedicles: there is nothing of it to measure here.',
  'vertebra-no-ring':
    'No ring of bone with a body before it was found: the vertebra is cut by the edge of the picture, its arch is open in the outline, or two vertebrae are one.',
  'landmark-not-seen': 'not found in this outline.',
  'landmark-cut': 'cut by the edge of the picture.',
  'landmark-uneven':
    'not a plane: it stands off by {{mm}} mm (root mean square). Broken, eaten, hollow or badly outlined.',
  'landmark-c2-pedicle': 'not measured: no axis of it is agreed on; measure it by hand.',
  'landmark-eaten': 'not measured: the CT shows no bony wall over much of it.',
  'landmark-ragged':
    'not measured: its cross-section is no oval. A piece is missing from the outline, or something is joined to it.',
  'landmark-short':
    'not measured: its narrow part is much shorter than on the other side. Broken, eaten, or grown together with a rib in the outline.',
  'landmark-merged':
    'not measured: no pedicle of this level runs so steeply or so far inwards. A rib or a neighbour is part of the outline.',
} as const;
