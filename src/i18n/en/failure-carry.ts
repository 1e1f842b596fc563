/** Why a plan cannot be carried to another CT, or a second series not be shown with the first; part of `failure`. */
export const carryFailure = {
  'no-such-structure': 'There is no structure “{{structure}}” among the loaded ones.',
  'pairs-invalid':
    '{{path}}: not a list of landmarks: {"pairs": [{"fromMm": [x, y, z], "toMm": [x, y, z]}, …]} is expected.',
  'registration-collinear':
    'The landmarks lie nearly on one line: how the bone is turned about it cannot be told. Add one beside the line.',
  'registration-few-points': '{{count}} landmarks are too few: three or more are needed.',
  'registration-lost':
    'The surface of the bone was not found again on the other CT ({{matchedPercent}} % of it fits). Check the landmarks.',
  'registration-no-bone-planned':
    'There is too little bone around the landmarks on the CT of the plan. Check the landmarks and the threshold for bone.',
  'registration-no-bone-today':
    'There is too little bone around the landmarks on the CT of the day. Check the landmarks and the threshold for bone.',
  'second-other-frame':
    'The series “{{description}}” has another frame of reference: it cannot be laid over this CT. Carry the plan to it instead.',
  'second-elsewhere': 'The series “{{description}}” does not overlap this CT.',
  'second-frame-unknown':
    'The series “{{description}}” does not say whether it lies in the same frame as this CT. Check on the bones that they coincide.',
};
