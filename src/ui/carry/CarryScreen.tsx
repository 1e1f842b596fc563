import { useTranslation } from 'react-i18next';
import { LandmarkView } from '../../slices/landmarks/LandmarkView';
import { lookAt } from '../../store/carry';
import { type Side, useCarry } from '../../store/carry/state';
import { useSession } from '../../store/session';
import { Notices } from '../shell/Notices';
import { CarryPanel } from './CarryPanel';
import { useCarryOutline } from './useCarryOutline';

const views = ['axial', 'coronal', 'sagittal'] as const;

/** About the target, and about the middle of a CT whose spine is to be found first. */
const closeUpMm = { planned: 55, today: 100 };

/** The CT of the plan and the CT of the day side by side, to set landmarks on both. */
export function CarryScreen() {
  const { t } = useTranslation();
  return (
    <main className="carry" aria-label={t('carry.title')}>
      <CarryPanel />
      <div className="carry-views">
        <CtSide side="planned" />
        <CtSide side="today" />
        <Notices />
      </div>
    </main>
  );
}

function CtSide({ side }: { readonly side: Side }) {
  const { t } = useTranslation();
  const planned = useSession((state) => state.ct);
  const today = useCarry((state) => state.today);
  const at = useCarry((state) => state.at[side]);
  const pairs = useCarry((state) => state.pairs);
  const window = useSession((state) => state.window);
  const outline = useCarryOutline(side);
  const ct = side === 'planned' ? planned : today;
  if (!ct) return null;
  const marks = pairs.map((pair) => (side === 'planned' ? pair.from : pair.to));
  return (
    <section className="carry-side" aria-label={t(`carry.${side}`)}>
      <header className="carry-side-header">
        <h2>{t(`carry.${side}`)}</h2>
        <span className="muted">{String(ct.facts['description'] ?? '')}</span>
        {ct.resampled && ct.resampled.filled.length > 0 && (
          <strong className="check-warning">{t('badge.resampledGap')}</strong>
        )}
        {ct.simulated && <strong className="simulated-badge">{t('shell.simulated')}</strong>}
      </header>
      {views.map((view) => (
        <LandmarkView
          key={view}
          view={view}
          label={`${t(`carry.${side}`)}: ${t(`shell.views.${view}`)}`}
          volume={ct.volume}
          {...(ct.resampled && { resampled: ct.resampled })}
          at={at}
          closeUpMm={closeUpMm[side]}
          window={window}
          marks={marks}
          {...(outline && { outline })}
          onLook={(p) => lookAt(side, p)}
        />
      ))}
    </section>
  );
}
