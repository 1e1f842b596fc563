import type { Runner } from '../../workers/runner';
import { useSession } from '../session';
import { keepCementNear } from './near';
import { forgetCement } from './prepare';
import { connectCement } from './runner';

/** Says where cement is simulated, and forgets it with the CT; answers how to stop. */
export function keepCement(pool: Runner): () => void {
  connectCement(pool);
  const stops = [
    keepCementNear(),
    useSession.subscribe((state, before) => {
      if (state.ct !== before.ct) forgetCement();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
