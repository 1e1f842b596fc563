import type { Combination } from '../../anatomy/edit/combine';
import type { Region } from '../../anatomy/edit/threshold';
import { newestOnly } from '../newest';
import { kernelRunner } from '../runner';
import { useSession } from '../session';
import { commitEdit } from './commit';
import { showLive } from './live';
import { useEdit } from './state';

const owner = {};

/** Keeps the preview in step with the range, the region and the crosshair while the tool is in use. Answers how to stop. */
export function keepThreshold(): () => void {
  const preview = newestOnly<void>(showThreshold);
  const stops = [
    useEdit.subscribe((now, before) => {
      const isOther = now.threshold !== before.threshold || now.target !== before.target;
      if (isShown(now) ? isOther || !isShown(before) : isShown(before)) preview();
      if (now.preview !== before.preview)
        showLive(owner, now.preview && { field: now.preview, isRemoved: false });
    }),
    useSession.subscribe((now, before) => {
      const isMoved = now.crosshairMm !== before.crosshairMm || now.structures !== before.structures;
      if (isMoved && isShown(useEdit.getState())) preview();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

const isShown = ({ isOpen, tool, target }: ReturnType<typeof useEdit.getState>): boolean =>
  isOpen && tool === 'threshold' && target !== undefined;

async function showThreshold(): Promise<void> {
  const state = useEdit.getState();
  const region = isShown(state) ? regionNow() : undefined;
  const { ct, crosshairMm } = useSession.getState();
  if (!ct || !region) return useEdit.setState({ preview: undefined });
  const { lowHu, highHu, connected } = state.threshold;
  const seed = connected && { seedMm: crosshairMm };
  const input = { volume: ct.volume, lowHu, highHu, region, ...seed };
  const result = await kernelRunner().run('select-hu', input);
  // Nothing in the range is no failure here: the picture shows it.
  if (isShown(useEdit.getState())) useEdit.setState({ preview: result.ok ? result.value : undefined });
}

function regionNow(): Region | undefined {
  const { within, radiusMm } = useEdit.getState().threshold;
  const { structures, crosshairMm } = useSession.getState();
  if (within === undefined) return { kind: 'ball', centreMm: crosshairMm, radiusMm };
  const field = structures.find(({ key }) => key === within)?.field;
  return field && { kind: 'structure', field };
}

/** Adds what is shown, takes it away, or leaves nothing else: one step to undo. */
export function applyThreshold(how: Combination): Promise<void> {
  const { preview } = useEdit.getState();
  if (!preview) return Promise.resolve();
  const live = { field: preview, isRemoved: how === 'remove' };
  return commitEdit({ kind: 'combine', how, other: preview }, 'edit-threshold', live);
}
