/** What the search for regions did not find. */
export const regionsFailure = {
  'regions-no-airway':
    'No airway was found: no dark upright tube near the middle, or the field is too short to tell.',
  'regions-no-body': 'No body was found in this CT.',
  'regions-no-bone': 'No bone was found.',
  'regions-no-femur-left':
    'The left femur was not found: its head is not in the field, or its round shape does not show.',
  'regions-no-femur-right':
    'The right femur was not found: its head is not in the field, or its round shape does not show.',
  'regions-no-hip-left': 'The left hip bone was not found.',
  'regions-no-hip-right': 'The right hip bone was not found.',
  'regions-no-lung-left': 'No left lung was found.',
  'regions-no-lung-right': 'No right lung was found.',
  'regions-no-ribs': 'No ribs were found: they are sought about the lungs, where they reach the spine.',
  'regions-no-sacrum':
    'The sacrum was not found: it is sought between two hip bones, below a disc that shows, or below vertebrae that are named.',
};
