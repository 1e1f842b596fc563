import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../store/session';
import { DepthLegend } from './strip/DepthLegend';
import { openStrip, type Strip } from './strip/chart';
import { useStripWords } from './strip/words';

/** HU and clearance along the depth of the selected path; its cursor is the plane across the path. */
export function DepthStrip() {
  const shown = useSession(
    (state) => state.pathProfile !== undefined && (state.step === 'trajectory' || state.layout === 'path'),
  );
  return shown ? <Chart /> : null;
}

function Chart() {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const words = useStripWords();
  useEffect(() => {
    if (!host.current) return;
    const strip: Strip = openStrip(host.current, words);
    const unsubscribe = useSession.subscribe((state, before) => {
      if (state.pathProfile !== before.pathProfile || state.pathGeometry !== before.pathGeometry)
        strip.update();
      else if (state.depthMm !== before.depthMm) strip.redraw();
    });
    return () => {
      unsubscribe();
      strip.close();
    };
  }, [words]);
  return (
    <section className="depth-strip" aria-label={t('trajectory.strip.label')}>
      <div ref={host} className="depth-chart" />
      <DepthLegend />
    </section>
  );
}
