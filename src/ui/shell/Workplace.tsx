import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { type StepId, useSession } from '../../store/session';
import { DepthStrip } from '../panels/DepthStrip';
import { HydroCurves } from '../panels/HydroCurves';
import { RightPanel } from '../panels/RightPanel';
import { ApproachStep } from '../steps/ApproachStep';
import { CaseStep } from '../steps/CaseStep';
import { CementStep } from '../steps/CementStep';
import { HydrodissectionStep } from '../steps/HydrodissectionStep';
import { StructuresStep } from '../steps/StructuresStep';
import { TrajectoryStep } from '../steps/TrajectoryStep';
import { StepRail } from './StepRail';
import { Toolbar } from './Toolbar';
import { Views } from './Views';

const steps: Readonly<Record<StepId, () => React.JSX.Element | null>> = {
  case: CaseStep,
  structures: StructuresStep,
  approach: ApproachStep,
  trajectory: TrajectoryStep,
  hydrodissection: HydrodissectionStep,
  cement: CementStep,
};

/** The open case: step to the left, views in the middle, structures and distances to the right. */
export function Workplace() {
  const { t } = useTranslation();
  const Step = steps[useSession((state) => state.step)];
  return (
    <div className="workplace">
      <StepRail />
      <Group className="columns" orientation="horizontal">
        <Panel
          className="column"
          defaultSize={284}
          minSize={220}
          maxSize={480}
          groupResizeBehavior="preserve-pixel-size"
        >
          <aside className="column-scroll" aria-label={t('shell.panels.left')}>
            <Step />
          </aside>
        </Panel>
        <Separator className="separator" aria-label={t('shell.panels.resize')} />
        <Panel className="column" minSize={360}>
          <main className="centre" aria-label={t('shell.panels.centre')}>
            <Toolbar />
            <Views />
            <HydroCurves />
            <DepthStrip />
          </main>
        </Panel>
        <Separator className="separator" aria-label={t('shell.panels.resize')} />
        <Panel
          className="column"
          defaultSize={300}
          minSize={220}
          maxSize={520}
          groupResizeBehavior="preserve-pixel-size"
        >
          <aside className="column-scroll" aria-label={t('shell.panels.right')}>
            <RightPanel />
          </aside>
        </Panel>
      </Group>
    </div>
  );
}
