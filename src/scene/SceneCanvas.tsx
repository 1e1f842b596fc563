import { Canvas } from '@react-three/fiber';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Rig } from './camera/Rig';
import { composePicture, savePicture } from './exportPicture';
import { Frame } from './Frame';
import { Cement } from './objects/Cement';
import { Hydrodissection } from './objects/Hydrodissection';
import { Instruments } from './objects/Instruments';
import { Structures } from './objects/Structures';
import { VertebraParts } from './objects/VertebraParts';
import { useScene } from './sceneStore';
import type { Viewport } from './Viewport';

interface Props {
  readonly viewport: Viewport;
  readonly overlay: RefObject<HTMLCanvasElement | null>;
}

/** The WebGL picture. Display colours throughout: no colour management, no tone mapping. */
export function SceneCanvas({ viewport, overlay }: Props) {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<HTMLCanvasElement>();
  const isLost = useContextLoss(picture, viewport);

  useEffect(() => {
    if (!picture) return undefined;
    return useScene.subscribe(({ request }, before) => {
      if (request === before.request || request?.kind !== 'export' || !overlay.current) return;
      void savePicture(composePicture(picture, overlay.current, viewport), 'trocart-3d.png');
    });
  }, [picture, overlay, viewport]);

  return (
    <>
      <Canvas
        className="scene-canvas"
        frameloop="demand"
        legacy
        linear
        flat
        dpr={[1, 2]}
        gl={{ antialias: true, alpha: false, powerPreference: 'high-performance' }}
        onCreated={({ gl }) => setPicture(gl.domElement)}
      >
        <Rig />
        <Structures />
        <VertebraParts />
        <Cement />
        <Hydrodissection />
        <Instruments />
        <Frame viewport={viewport} overlay={overlay} />
      </Canvas>
      {isLost && (
        <p className="scene-message" role="status">
          {t('scene.contextLost')}
        </p>
      )}
    </>
  );
}

/** The browser may take the context away and give it back; three.js then uploads everything anew. */
function useContextLoss(picture: HTMLCanvasElement | undefined, viewport: Viewport): boolean {
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (!picture) return undefined;
    const lost = (event: Event) => {
      event.preventDefault();
      setLost(true);
    };
    const restored = () => {
      setLost(false);
      setTimeout(() => viewport.drawNow());
    };
    picture.addEventListener('webglcontextlost', lost);
    picture.addEventListener('webglcontextrestored', restored);
    return () => {
      picture.removeEventListener('webglcontextlost', lost);
      picture.removeEventListener('webglcontextrestored', restored);
    };
  }, [picture, viewport]);
  return isLost;
}
