/** What the automatic anatomy says of what it found, and of what it did not. */
export const findFailure = {
  'spine-not-found':
    'No spinal canal was found in this CT: it shows too little of a spine, or bone that cannot be told from what is around it.',
} as const;
