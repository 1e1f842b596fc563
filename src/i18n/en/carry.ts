/** The screen on which a plan is carried to the CT of the day. */
export const carry = {
  title: 'Carry the plan to the CT of the day',
  what: 'Set the same landmarks of the target bone on both CTs. The bone is then registered on its surface, and the paths go with it.',
  planned: 'CT of the plan',
  today: 'CT of the day',
  landmarks: '1. Landmarks',
  landmarksHint:
    'Click the same point of the bone on both sides (wheel: slices), then add the pair. {{fewest}} or more, well spread: tips of the processes, corners of the body.',
  addPair: 'Add pair {{number}} (both crosses)',
  pair: 'Pair {{number}}',
  off: '{{distance}} off',
  removePair: 'Remove pair {{number}}',
  follow: 'Same place on the CT of the day',
  surface: '2. Surface of the bone',
  bone: 'Bone to register',
  around: 'All bone around the landmarks',
  refine: 'Register on the surface',
  refining: 'Registering…',
  pointsRms: 'Landmarks, root mean square',
  surfaceRms: 'Surface, root mean square',
  surfaceP95: 'Surface, 95 % within',
  matched: 'Surface that was found again',
  turn: 'Turn between the CTs',
  shift: 'Shift at the first landmark',
  honest:
    'The residual tells how well this bone fits, not the error at the tip. Soft tissue, vessels and other bones may have moved otherwise: look at the outline on the CT of the day.',
  after:
    'On the CT of the day nothing counts as confirmed: structures are segmented or drawn there anew, and the paths must be checked.',
  finish: 'Carry the plan',
  finishPoints: 'Carry by the landmarks alone',
};
