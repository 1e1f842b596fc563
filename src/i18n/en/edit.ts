/** What undo takes back: `usePlan.edit(label, …)`. */
export const edit = {
  'move-path': 'move the path',
  'set-case': 'change the case',
  'open-plan': 'open a plan',
  'confirm-position': 'confirm the position',
  'confirm-structure': 'confirm a structure',
  'set-margin': 'change a margin',
  'draw-structure': 'trace a structure',
  'remove-structure': 'remove a traced structure',
  'add-instrument': 'add an instrument',
  'remove-instrument': 'remove an instrument',
  'change-instrument': 'change an instrument',
  'set-approach': 'change the approach',
  'set-threshold': 'change a threshold',
  measure: 'measure',
  'remove-measurement': 'remove a measurement',
} as const;
