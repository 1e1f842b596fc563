/** Why a vessel or a nerve cannot be traced; part of `failure`. */
export const vesselFailure = {
  'vessel-few-points': 'A vessel needs two points or more along its course.',
  'vessel-no-way':
    'No lumen connects these points: what looks like the places clicked ends between them. Click a point in between, or draw a tube.',
  'vessel-point-outside': 'Point {{number}} lies outside the CT.',
  'vessel-wall-hidden':
    'The CT shows only {{share}} % of the wall here: without contrast the vessel cannot be told from what touches it, and is not followed. Snap the tube to the edges, or finish it as drawn.',
  'wall-not-visible':
    'Wall not visible on this CT: it shows over {{share}} % of the length. Distances are to the outline as drawn.',
  'traced-outer':
    'Followed to its outer wall. An edge of the CT shows {{share}} % of that wall; elsewhere its neighbours have put it.',
  'traced-lumen':
    'What is filled with contrast: its wall, thrombus and plaque lie outside. An edge of the CT shows {{share}} % of the border; elsewhere its neighbours have put it.',
};
