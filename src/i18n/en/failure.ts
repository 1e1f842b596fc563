import { fileFailure } from './failure-files';

/** One sentence per failure code of the pure folders: what is wrong, with which file, what to do. */
export const failure = {
  ...fileFailure,
  cancelled: 'Cancelled.',
  'plan-duplicate': 'The plan has two instruments called “{{id}}”.',
  'plan-invalid':
    'The plan file is not valid: at {{where}}, {{expected}} was expected and {{received}} was found.',
  'plan-newer':
    'The plan was written by a newer version (format {{found}}; this version reads up to {{current}}). It has not been changed.',
  'plan-not-json': 'The file is not a plan: it is not a JSON document.',
  'plan-other-ct':
    'The plan was made on another CT series, so its coordinates may not fit this one. It has not been opened.',
  'plan-other-frame':
    'The plan was made on another examination (another frame of reference): its coordinates mean nothing here. It has not been opened.',
  'plan-tube': 'In the plan, the drawn structure “{{id}}” does not have one radius for each point.',
  'plan-version':
    'The file is not a plan of this program: its schemaVersion is {{found}}, and a whole number from 1 to {{current}} was expected.',
  'plan-zero-path': 'In the plan, entry and target of the instrument “{{id}}” are the same point.',
  'worker-died': 'The calculation stopped unexpectedly ({{reason}}). Nothing you entered is lost; try again.',
} as const;
