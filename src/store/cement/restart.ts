import { cementMoments } from './moments';
import { changeCement } from './setup';
import { emptyRun, setCement } from './state';

/** Empties the bone and the plan's schedule; undo brings the schedule back. */
export function restartCement(): void {
  cementMoments.forget();
  setCement(emptyRun);
  changeCement((draft) => {
    draft.schedule = [];
    delete draft.result;
  });
}
