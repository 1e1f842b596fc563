import { useSession } from '../session';
import { keepCementNear } from './near';
import { forgetCement } from './prepare';

/** Measures the cement, and forgets it with the CT; answers how to stop. */
export function keepCement(): () => void {
  const stops = [
    keepCementNear(),
    useSession.subscribe((state, before) => {
      if (state.ct !== before.ct) forgetCement();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
