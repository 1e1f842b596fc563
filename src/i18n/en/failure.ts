/** One sentence per failure code of the pure folders: what is wrong, with which file, what to do. */
export const failure = {
  cancelled: 'Cancelled.',
  'worker-died': 'The calculation stopped unexpectedly ({{reason}}). Nothing you entered is lost; try again.',
} as const;
