import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { edgeLetters } from '../core/plane';
import { badgeWords } from '../i18n/badges';
import { ctBadges } from '../store/ct-badges';
import { isPlaced } from '../store/placed';
import { usePlan } from '../store/plan';
import { type SliceView as SliceViewId, useSession } from '../store/session';
import { DepthSlider } from './DepthSlider';
import type { End } from './drags/handles';
import { onHandleKey, onHandleRelease, onSliceKey } from './keyboard';
import { mount } from './mounted';
import { overlayOf } from './overlay/overlay-of';
import { isPathView } from './plane-of-view';
import { listenToPointer } from './pointer';
import { Slice } from './slice';
import './slices.css';

/** One 2-D viewport. It fills its parent; pictures and overlays never pass through React. */
export function SliceView({ view }: { readonly view: SliceViewId }) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const slice = useRef<Slice>(undefined);
  const hasPath = useHasPath();

  useEffect(() => {
    const opened = new Slice(view, root.current!, picture.current!, canvas.current!, describe);
    slice.current = opened;
    const unmount = mount(opened);
    const stopPointer = listenToPointer(opened);
    const onKey = (event: KeyboardEvent) => {
      if (event.target === opened.root) onSliceKey(opened, event);
    };
    opened.root.addEventListener('keydown', onKey);
    return () => {
      opened.root.removeEventListener('keydown', onKey);
      stopPointer();
      unmount();
      slice.current = undefined;
    };
  }, [view]);

  const ct = useSession((state) => state.ct);
  const badges = ct ? ctBadges(ct).map(badgeWords) : [];
  return (
    <div
      ref={root}
      className="slice"
      data-view={view}
      tabIndex={0}
      role="group"
      aria-label={[t('slices.label', { view: t(`shell.views.${view}`) }), ...badges].join('. ')}
    >
      <div ref={picture} className="slice-picture" />
      <canvas ref={canvas} className="slice-overlay" aria-hidden />
      {hasPath && <Handle end="entryMm" label={t('slices.entryHandle')} slice={slice} />}
      {hasPath && <Handle end="targetMm" label={t('slices.targetHandle')} slice={slice} />}
      {view === 'across' && hasPath && <DepthSlider />}
      {isPathView(view) && !hasPath && <p className="slice-empty">{t('shell.views.noPath')}</p>}
    </div>
  );
}

const useHasPath = (): boolean => {
  const selected = useSession((state) => state.selectedInstrument);
  return usePlan(({ plan }) => isPlaced(plan, selected));
};

interface HandleProps {
  readonly end: End;
  readonly label: string;
  readonly slice: { readonly current: Slice | undefined };
}

/** The keyboard's way to an end of the path; the mouse takes the drawn handle beneath it. */
function Handle({ end, label, slice }: HandleProps) {
  return (
    <button
      type="button"
      className="slice-handle"
      data-end={end}
      aria-label={label}
      onKeyDown={({ nativeEvent }) => slice.current && onHandleKey(slice.current, end, nativeEvent)}
      onKeyUp={onHandleRelease}
      onBlur={onHandleRelease}
    />
  );
}

/** Lets tests and assistive tools read what is drawn, and puts the handles where it is drawn. */
function describe(slice: Slice): void {
  const { root, plane } = slice;
  const overlay = overlayOf(slice);
  if (!plane || !overlay) {
    delete root.dataset['orientation'];
    return;
  }
  const { left, right, top, bottom } = edgeLetters(plane);
  root.dataset['orientation'] = [left, right, top, bottom].join(' ');
  for (const button of root.querySelectorAll<HTMLElement>('.slice-handle')) {
    if (!overlay.path) continue;
    const { x, y } = overlay.toCanvas(overlay.path[button.dataset['end'] as End]);
    button.style.transform = `translate(${x / overlay.ratio}px, ${y / overlay.ratio}px)`;
  }
}
