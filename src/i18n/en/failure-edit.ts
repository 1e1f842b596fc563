/** Why an edit of a structure was not made; part of `failure`. */
export const editFailure = {
  'edit-empty':
    'Nothing of the structure would be left: it stays as it is. To be rid of it, remove it from the list.',
  'edit-no-gap':
    'No slice is missing between two painted ones along the axes of the CT: there is nothing to fill.',
  'edit-none-found': 'No voxel of this range of HU lies there.',
  'edit-one-side': 'The cut passes beside the structure: it stays whole.',
  'edit-outside': 'The seed lies outside the CT.',
};
