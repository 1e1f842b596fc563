/** What the automatic anatomy says of what it found, and of what it did not. */
export const findFailure = {
  'spine-not-found':
    'No spinal canal was found in this CT: it shows too little of a spine, or bone that cannot be told from what is around it.',
  'cord-in-canal':
    'The cord is not told from the fluid around it on this CT: it is drawn in the middle of the canal, at its usual share of it.',
  'vertebra-cut': 'Cut by the edge of the picture.',
  'vertebra-merged':
    'May be fused with a neighbour, or be two in one: no dark disc parts them clearly on this CT.',
  'named-from-dens': 'Named by counting from the dens of C2.',
  'named-from-sacrum': 'Named by counting from the sacrum.',
  'named-from-last-rib': 'Named by counting from the lowest rib.',
  'named-from-click': 'Named by counting from the vertebra that you named.',
} as const;
