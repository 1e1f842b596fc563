import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlan } from '../store/plan';
import { useSession } from '../store/session';
import { depthRange, shownPathOf } from './plane-of-view';
import { setDepth } from './scroll';

/** Depth of the plane across the path; follows the stores without rendering. */
export function DepthSlider() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const follow = () => {
      const session = useSession.getState();
      const path = shownPathOf(session, usePlan.getState().plan);
      if (!path || !input.current) return;
      const [low, high] = depthRange(path);
      input.current.min = String(low);
      input.current.max = String(high);
      input.current.value = String(session.depthMm);
    };
    follow();
    const stops = [useSession.subscribe(follow), usePlan.subscribe(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <input
      ref={input}
      className="slice-depth"
      type="range"
      step={0.5}
      aria-label={t('slices.depth')}
      onInput={(event) => setDepth(event.currentTarget.valueAsNumber)}
    />
  );
}
