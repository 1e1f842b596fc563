import { Maximize2, Minimize2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SceneView } from '../../scene/SceneView';
import { SliceView } from '../../slices/SliceView';
import { measuringTools } from '../../store/measurements';
import { paintingTools, type Tool, useSession, type View } from '../../store/session';
import { toggleMaximised } from '../maximise';
import { CaseLine } from '../case/CaseLine';
import { viewSigns } from './views';

const drawingTools: readonly Tool[] = [...measuringTools, ...paintingTools, 'tube'];

/** A view with its name, the case in words, and the button that maximises it. */
export function ViewFrame({ view }: { readonly view: View }) {
  const { t } = useTranslation();
  const isMaximised = useSession((state) => state.maximised === view);
  const isDrawing = useSession((state) => drawingTools.includes(state.tool));
  const MaximiseIcon = isMaximised ? Minimize2 : Maximize2;
  return (
    <section className="view" data-view-frame={view} aria-label={t(`shell.views.${view}`)}>
      <header className={`view-header view-${view}`}>
        <h2 title={t(`shell.views.${view}`)}>
          {viewSigns[view] && (
            <span className="view-sign" aria-hidden>
              {viewSigns[view]}
            </span>
          )}
          {t(`shell.views.${view}`)}
        </h2>
        <CaseLine className="view-case" brief />
        <button
          type="button"
          className="view-maximise"
          aria-label={t(isMaximised ? 'shell.views.restore' : 'shell.views.maximise')}
          onClick={() => toggleMaximised(view)}
        >
          <MaximiseIcon size={12} aria-hidden />
        </button>
      </header>
      <div className="view-body" onDoubleClick={isDrawing ? undefined : () => toggleMaximised(view)}>
        {view === 'scene' ? <SceneView /> : <SliceView view={view} />}
      </div>
    </section>
  );
}
