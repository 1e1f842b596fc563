/** Surfaces of arrival, from the first millilitre to the fourth: a scale that is no structure's colour. */
export const arrivalColours = ['#fff3c4', '#c8e08a', '#5fbf9b', '#3f7fa8'] as const;
/** Warm white. */
export const cementColour = '#f4ead6';
/** Open and thin parts of the wall. */
export const wallColours = ['#e0457b', '#c99a3b'] as const;
