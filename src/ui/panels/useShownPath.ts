import { useMemo } from 'react';
import { type PathState, pathOf } from '../../store/paths';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';

/** The selected path as it is shown now, a drag in progress included. */
export function useShownPath(): PathState | undefined {
  const plan = usePlan((state) => state.plan);
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
