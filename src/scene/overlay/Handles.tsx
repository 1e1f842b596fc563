import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LpsPoint } from '../../core/units';
import { cancelPath, commitPath, type PathState, previewPath, shownPath } from '../../store/paths';
import { isPlaced } from '../../store/placed';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import type { Viewport } from '../Viewport';

type End = 'entryMm' | 'targetMm';

interface Props {
  readonly viewport: Viewport;
  readonly end: End;
}

const ends = (end: End, at: LpsPoint): Partial<Pick<PathState, End>> => ({ [end]: at });

/** Step of the arrow keys, mm. */
const stepMm = ({ shiftKey, altKey }: KeyboardEvent): number => (shiftKey ? 5 : altKey ? 0.1 : 1);

/** What a key does in the plane of the screen: right, up, towards the eye. */
const keySteps: Readonly<Record<string, readonly [number, number, number]>> = {
  ArrowRight: [1, 0, 0],
  ArrowLeft: [-1, 0, 0],
  ArrowUp: [0, 1, 0],
  ArrowDown: [0, -1, 0],
  PageUp: [0, 0, -1],
  PageDown: [0, 0, 1],
};

/** One end of the selected path: dragged in the plane parallel to the screen, or moved by keys. */
function Handle({ viewport, end }: Props) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const drag = useRef<{ x: number; y: number; from: LpsPoint }>(undefined);

  useEffect(() => {
    const place = () => {
      const path = shownPath();
      const element = button.current;
      if (!path || !element) return;
      const { x, y, isInFront } = viewport.project(path[end]);
      element.style.transform = `translate(${x}px, ${y}px)`;
      element.style.visibility = isInFront ? 'visible' : 'hidden';
    };
    place();
    return viewport.follow(place);
  }, [viewport, end]);

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    const path = shownPath();
    if (event.button !== 0 || !path) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, from: path[end] };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const { x, y, from } = drag.current;
    previewPath(ends(end, viewport.moved(from, event.clientX - x, event.clientY - y)));
  };
  const finish = (isKept: boolean) => {
    if (!drag.current) return;
    drag.current = undefined;
    if (isKept) commitPath();
    else cancelPath();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && drag.current) {
      event.stopPropagation();
      finish(false);
      return;
    }
    const step = keySteps[event.key];
    const path = shownPath();
    if (!step || !path) return;
    event.preventDefault();
    event.stopPropagation();
    const mm = stepMm(event);
    previewPath(ends(end, viewport.shifted(path[end], step[0] * mm, step[1] * mm, step[2] * mm)));
    commitPath();
  };

  return (
    <button
      ref={button}
      type="button"
      className={`scene-handle scene-handle-${end === 'entryMm' ? 'entry' : 'target'}`}
      aria-label={t(end === 'entryMm' ? 'scene.entryHandle' : 'scene.targetHandle')}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => {
        event.stopPropagation();
        finish(true);
      }}
      onPointerCancel={() => finish(false)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Entry and target of the selected path, while there is one. */
export function Handles({ viewport }: Pick<Props, 'viewport'>) {
  const selected = useSession((state) => state.selectedInstrument);
  const hasPath = usePlan((state) => isPlaced(state.plan, selected));
  if (!hasPath) return null;
  return (
    <>
      <Handle viewport={viewport} end="entryMm" />
      <Handle viewport={viewport} end="targetMm" />
    </>
  );
}
