import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { badgeWords } from '../i18n/badges';
import { ctBadges } from '../store/ct-badges';
import { useSession } from '../store/session';
import { Handles } from './overlay/Handles';
import { usePicking } from './picking/usePicking';
import './scene.css';
import { SceneCanvas } from './SceneCanvas';
import { ask } from './sceneStore';
import { Toolbar } from './toolbar/Toolbar';
import { Viewport } from './Viewport';
import { hasWebgl2 } from './webgl';

/** The 3-D view. World units are mm in LPS; up is superior. It fills its parent. */
export function SceneView() {
  const { t } = useTranslation();
  const [isPossible] = useState(hasWebgl2);
  const ct = useSession((state) => state.ct);
  const isSimulated = ct?.simulated ?? false;
  const badges = ct ? ctBadges(ct).map(badgeWords) : [];
  const viewport = useMemo(() => new Viewport(), []);
  const overlay = useRef<HTMLCanvasElement>(null);
  const picking = usePicking(viewport);

  if (!isPossible) {
    return (
      <div className="scene">
        <p className="scene-message" role="status">
          {t('scene.noWebgl')}
        </p>
      </div>
    );
  }
  return (
    <div
      className="scene"
      tabIndex={0}
      role="group"
      aria-label={[t(isSimulated ? 'scene.labelSimulated' : 'scene.label'), ...badges].join('. ')}
      onKeyDown={onKeyDown}
    >
      <div className="scene-picture" {...picking} onContextMenu={(event) => event.preventDefault()}>
        <SceneCanvas viewport={viewport} overlay={overlay} />
        <canvas ref={overlay} className="scene-overlay" aria-hidden />
      </div>
      <Handles viewport={viewport} />
      <Toolbar viewport={viewport} />
    </div>
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const request = { f: 'fit', F: 'fit', Home: 'reset' } as const;
  const kind = request[event.key as keyof typeof request];
  if (!kind) return;
  event.preventDefault();
  event.stopPropagation();
  ask({ kind });
}
