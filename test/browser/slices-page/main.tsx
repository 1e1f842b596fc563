import { createRoot } from 'react-dom/client';
import { voxelToLps } from '../../../src/core/grid';
import { lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { sampleHu } from '../../../src/core/volume';
import { startI18n } from '../../../src/i18n';
import { autoWindow, sliceOf } from '../../../src/slices/mounted';
import { overlayOf } from '../../../src/slices/overlay/overlay-of';
import { SliceView } from '../../../src/slices/SliceView';
import { registerSliceTool } from '../../../src/slices/tools';
import { usePlan } from '../../../src/store/plan';
import { setSession, type SliceView as View, useSession } from '../../../src/store/session';
import '../../../src/ui/styles/index.css';
import './page.css';

/** What the tests reach for. */
const bench = {
  autoWindow,
  lpsPoint,
  lpsVector,
  registerSliceTool,
  sampleHu,
  setSession,
  sliceOf,
  overlayOf,
  usePlan,
  useSession,
  voxelPoint,
  voxelToLps,
};
export type Bench = typeof bench;
(window as unknown as { bench: Bench }).bench = bench;

const views: View[] = ['axial', 'coronal', 'sagittal', 'along', 'along90', 'across'];

startI18n(location.hash === '#fr' ? 'fr' : 'en');
createRoot(document.getElementById('root')!).render(
  <div className="six">
    {views.map((view) => (
      <div key={view}>
        <SliceView view={view} />
      </div>
    ))}
  </div>,
);
