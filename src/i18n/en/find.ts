/** Structures found without a click, and the names of vertebrae. */
export const find = {
  start: 'Find structures automatically',
  again: 'Find again',
  done: 'Found: {{what}}',
  unnamed: 'vertebrae that wait for a name',
  noVertebrae: 'no vertebrae',
  running: 'Looking for structures…',
  what: 'Looks for body, airway, lungs, bones, spinal canal, cord and each vertebra. All of it awaits your check.',
  present: '{{count}} of what was found were there already, from a file or by hand: those stay as they are.',
  missing: 'Looked for on this CT and not found: {{names}}.',
  readings: 'How to count the vertebrae',
  range: '{{from}} to {{to}}',
  anchor: {
    dens: 'counted from the dens of C2',
    sacrum: 'counted from the sacrum',
    'last-rib': 'counted from the lowest rib (T12)',
    click: 'counted from the one you named',
  },
  noAnchor:
    'The vertebrae are found, but neither the dens, the sacrum nor the lowest rib is in the picture to count from. Put the crosshair on one and say which it is.',
  here: 'The vertebra at the crosshair is',
  chooseLevel: 'choose',
  noneHere: 'There is no found vertebra at the crosshair.',
  warning: {
    'four-lumbar': 'Only four vertebrae lie between the lowest rib and the sacrum.',
    'six-lumbar': 'Six or more vertebrae lie between the lowest rib and the sacrum.',
    transitional: 'L5/S1 may be transitional: compare both readings with a picture of the whole spine.',
    'lumbar-rib': 'The lowest rib may be a lumbar rib (in 5.8 %, PMC3948909).',
    'counted-from-below':
      'Counting without C2 in the picture is wrong in about one of seven (14.1 %, PMC3955794).',
    'field-too-short': 'The picture does not reach the lowest rib: five lumbar vertebrae are assumed.',
    'beyond-names': 'One or more lie beyond the names that there are and were left out.',
  },
} as const;
