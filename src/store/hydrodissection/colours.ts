/** Translucent aqua: what has been injected. */
export const fluidColour = '#5ee0c8';
/** The CT under it stays to be seen. */
export const fluidPaint = { colour: fluidColour, alpha: 90 };
/** Fascial spaces, one after the other: none is a structure's colour. */
export const spaceColours = [
  '#8fd3a8',
  '#c3a6ff',
  '#9fb8ff',
  '#e3a7d4',
  '#b9c76a',
  '#7fc7d9',
  '#d8b48a',
] as const;
