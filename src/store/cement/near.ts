import { create } from 'zustand';
import type { Nearest } from '../../simulation/cement/live/near';
import type { CementShape } from '../../simulation/cement/live/types';
import { newestOnly } from '../newest';
import { pause } from '../pause';
import { resolutionOf, useSession } from '../session';
import { atRiskDistances } from './at-risk';
import { kernelRunner } from '../runner';
import { shownFrame, useCement } from './state';

interface NearState {
  /** The cement that was measured. */
  readonly shape?: CementShape;
  readonly nearest: readonly Nearest[];
}

/** How close the cement that is shown comes to the at-risk structures. */
export const useCementNear = create<NearState>()(() => ({ nearest: [] }));

/** Measures after each step of the hand, not during it. Answers how to stop. */
export function keepCementNear(): () => void {
  const measure = newestOnly(async (shape: CementShape) => {
    // What is sent is large; the page draws the end of the step first.
    await pause();
    const { positions } = shape.surface;
    const cells = useCement.getState().prepared?.model.grid;
    const resolution = resolutionOf(useSession.getState());
    if (!cells || !resolution) return;
    const structures = atRiskDistances();
    const result = await kernelRunner().run('cement-near', { positions, structures, resolution, cells });
    if (result.ok) useCementNear.setState({ shape, nearest: result.value });
  });
  return useCement.subscribe((state) => {
    const shape = shownFrame(state)?.shape;
    if (state.hand !== 'idle' || shape === useCementNear.getState().shape) return;
    useCementNear.setState({ nearest: [], shape });
    if (shape) measure(shape);
  });
}
