import { createRoot } from 'react-dom/client';
import { noContext } from '../../../src/core/kernel';
import { surface } from '../../../src/core/surface';
import { lpsPoint } from '../../../src/core/units';
import { volumeTexture } from '../../../src/core/volume-texture';
import { startI18n } from '../../../src/i18n';
import { composePicture } from '../../../src/scene/exportPicture';
import { SceneView } from '../../../src/scene/SceneView';
import { ask, setScene, useScene } from '../../../src/scene/sceneStore';
import { usePlan } from '../../../src/store/plan';
import { setSession, useSession } from '../../../src/store/session';
import '../../../src/ui/styles/index.css';
import './page.css';

/** What the tests reach for: the stores and the kernels, run in the page. */
const bench = {
  ask,
  composePicture,
  lpsPoint,
  noContext,
  setScene,
  setSession,
  surface,
  usePlan,
  useScene,
  useSession,
  volumeTexture,
};
export type Bench = typeof bench;
(window as unknown as { bench: Bench }).bench = bench;

startI18n(location.hash === '#fr' ? 'fr' : 'en');
createRoot(document.getElementById('root')!).render(<SceneView />);
