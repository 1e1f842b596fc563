import { emptyTissue } from './prepare';
import { changeHydro } from './setup';

/** Takes all fluid out, and what was done out of the plan; undo brings it back there. */
export function restartHydro(): void {
  emptyTissue();
  changeHydro((draft) => {
    delete draft.schedule;
    delete draft.result;
  });
}
