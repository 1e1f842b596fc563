/** What every view says of its CT. */
export const badge = {
  partOfCt: 'PART OF THE CT',
  halfResolution: 'HALF RESOLUTION',
  resampledTilt: 'RESAMPLED: gantry tilt {{deg}}°',
  resampledSteps: 'RESAMPLED: uneven slices',
  resampledGap: 'GAP FILLED: interpolated, not acquired',
} as const;
