import { useMemo } from 'react';
import { type PathState, pathOf } from '../../store/paths';
import { useSession } from '../../store/session';
import { useAskedPlan } from '../useAskedPlan';

/** The selected path as it is shown now, a drag in progress included. */
export function useShownPath(): PathState | undefined {
  const plan = useAskedPlan();
  const selected = useSession((state) => state.selectedInstrument);
  const preview = useSession((state) => state.preview);
  return useMemo(
    () =>
      preview && selected !== undefined && preview.instrumentIds.includes(selected)
        ? preview
        : pathOf(plan, selected),
    [plan, selected, preview],
  );
}
