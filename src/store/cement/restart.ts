import { forgetMoments } from './moments';
import { changeCement } from './setup';
import { emptyRun, setCement } from './state';

/** Empties the bone and the plan's schedule; undo brings the schedule back. */
export function restartCement(): void {
  forgetMoments();
  setCement(emptyRun);
  changeCement((draft) => {
    draft.schedule = [];
    delete draft.result;
  });
}
