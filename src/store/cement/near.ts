import { structureById } from '../../catalog/structures';
import { create } from 'zustand';
import type { Nearest } from '../../simulation/cement/live/near';
import type { CementShape } from '../../simulation/cement/live/types';
import type { Runner } from '../../workers/runner';
import { newestOnly } from '../newest';
import { useSession } from '../session';
import { shownFrame, useCement } from './state';

interface NearState {
  /** The cement that was measured. */
  readonly shape?: CementShape;
  readonly nearest: readonly Nearest[];
}

/** How close the cement that is shown comes to the at-risk structures. */
export const useCementNear = create<NearState>()(() => ({ nearest: [] }));

/** Measures after each step of the hand, not during it. Answers how to stop. */
export function keepCementNear(runner: Runner): () => void {
  const measure = newestOnly(async (shape: CementShape) => {
    const { structures, distances } = useSession.getState();
    const asked = structures.flatMap(({ key, id }) => {
      const distance = distances.get(key);
      return distance && structureById(id)?.role === 'atRisk' ? [{ key, distance }] : [];
    });
    const result = await runner.run('cement-near', { positions: shape.surface.positions, structures: asked });
    if (result.ok) useCementNear.setState({ shape, nearest: result.value });
  });
  return useCement.subscribe((state) => {
    const shape = shownFrame(state)?.shape;
    if (state.hand !== 'idle' || shape === useCementNear.getState().shape) return;
    useCementNear.setState({ nearest: [], shape });
    if (shape) measure(shape);
  });
}
