import { useTranslation } from 'react-i18next';
import { useSession } from '../../store/session';
import { DistanceTable } from './DistanceTable';
import { GainTable } from './GainTable';
import { Measurements } from './Measurements';
import { StructureGroups } from './StructureGroups';
import { useStructureStates } from './useStructureStates';

/** Structures and their distances to the instruments, beside the views in every step. */
export function RightPanel() {
  const { t } = useTranslation();
  const { structures, reading, missing, invisible } = useStructureStates();
  // The step Structures shows the same list, with its details.
  const listed = useSession((state) => state.step !== 'structures');
  const hydro = useSession((state) => state.step === 'hydrodissection');
  return (
    <section className="right-panel">
      {listed && !hydro && (
        <section className="panel-section">
          <h2 className="panel-heading">{t('structures.heading')}</h2>
          {reading && <p className="muted">{t('structures.reading')}</p>}
          <StructureGroups
            structures={structures}
            missing={missing}
            invisible={invisible}
            open={['target', 'unnamed', 'atRisk']}
          />
        </section>
      )}
      {hydro && <GainTable />}
      <DistanceTable />
      <Measurements />
    </section>
  );
}
