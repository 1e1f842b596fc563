import type { Case } from '../../plan/schema';
import { usePlan } from '../../store/plan';

/** Changes one or more fields of the case, undoable. */
export const setCase = (change: Case): void =>
  usePlan.getState().edit('set-case', (draft) => void Object.assign(draft.case, change));
