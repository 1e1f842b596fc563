/** What undo takes back: `usePlan.edit(label, …)`. */
export const edit = {
  'move-path': 'move the path',
  'set-case': 'change the case',
  'confirm-position': 'confirm the position',
} as const;
