import type { Runner } from '../../workers/runner';
import { useSession } from '../session';
import { connectDrive } from './drive';
import { keepCementNear } from './near';
import { forgetCement, prepareCement } from './prepare';
import { cementRunner, connectCement } from './runner';

/** Says where cement is simulated, and forgets it with the CT; answers how to stop. */
export function keepCement(pool: Runner): () => void {
  connectCement(pool);
  connectDrive(pool);
  const stops = [
    keepCementNear(pool),
    useSession.subscribe((state, before) => {
      if (state.ct !== before.ct) forgetCement();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

export const prepare = (): Promise<boolean> => prepareCement(cementRunner());
