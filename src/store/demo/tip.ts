import { inletPoint } from '../hydrodissection/setup';
import { usePlan } from '../plan';
import { setSession } from '../session';

/** Takes slices and crosshair to the tip of the first needle. */
export function lookAtTip(): void {
  const [first] = usePlan.getState().plan.hydrodissection?.inlets ?? [];
  if (first) setSession({ crosshairMm: inletPoint(first) });
}
