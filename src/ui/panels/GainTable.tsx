import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatGain, formatNumber, formatWithin } from '../../i18n/format';
import type { BeforeAfter } from '../../simulation/hydrodissection/patient/clearance';
import { clearanceOf, type ClearanceState } from '../../store/hydrodissection/clearance';
import { gainsOf, pathVerdictOf } from '../../store/hydrodissection/gains';
import { type HydrodissectionState, shownHydroFrame } from '../../store/hydrodissection/state';
import { setSession } from '../../store/session';
import { useHydroClearanceLater, useHydroLater } from '../useLater';
import { useLocale } from '../useLocale';
import { useStructureNames } from '../useStructureNames';
import { capitalise } from '../structureWords';
import { sayingOf } from './distanceRows';
import { VerdictSign } from './VerdictSign';

/** Beyond this before and after a structure does not matter here, mm. */
const farMm = 25;

const whole = (state: ClearanceState) => state;
const framesOf = ({ frames }: HydrodissectionState) => frames;

/** What the fluid does to the distances of the planned path, live, and what the path is then worth. */
export function GainTable() {
  const { t } = useTranslation();
  const frame = useHydroLater(shownHydroFrame);
  const clearance = useHydroClearanceLater(whole);
  const { before } = clearance;
  const measured = clearanceOf(clearance, frame);
  const frames = useHydroLater(framesOf);
  // The newest measured one, while the next is on its way.
  const shown =
    measured ?? frames.map(({ id }) => clearance.after[id]).findLast((item) => item !== undefined);
  const hasFluid = (frame?.state.injectedMl ?? 0) > 0;
  const gains = useMemo(() => (before && shown ? gainsOf(before, shown) : []), [before, shown]);
  return (
    <section className="panel-section gain-table" aria-busy={hasFluid && !measured}>
      <h2 className="panel-heading">
        {t('hydrodissection.gains')}
        {hasFluid && !measured && <span className="stale-mark"> ↻ {t('hydrodissection.measuring')}</span>}
      </h2>
      {!hasFluid && <p className="muted">{t('hydrodissection.nothingYet')}</p>}
      {hasFluid && before && shown && (
        <>
          <Judged table={shown.after} words="hydrodissection.judgedAfter" />
          <Judged table={before} words="hydrodissection.judgedBefore" quiet />
          <p className="fine-print">{t('hydrodissection.gainsHint')}</p>
          <ul className="distance-rows">
            {gains
              .filter((row) => Math.min(row.before.clearanceMm, row.after.clearanceMm) < farMm)
              .slice(0, 14)
              .map((row) => (
                <GainRow key={row.key} row={row} />
              ))}
          </ul>
          {shown.lost.map((key) => (
            <Lost key={key} structureKey={key} />
          ))}
        </>
      )}
    </section>
  );
}

interface JudgedProps {
  readonly table: Parameters<typeof pathVerdictOf>[0];
  readonly words: 'hydrodissection.judgedAfter' | 'hydrodissection.judgedBefore';
  readonly quiet?: boolean;
}

/** The verdict on the path, and which anatomy it is on. */
function Judged({ table, words, quiet }: JudgedProps) {
  const { t } = useTranslation();
  const verdict = pathVerdictOf(table);
  return (
    <p
      className={`overall overall-${verdict}${quiet ? ' overall-quiet' : ''}`}
      role={quiet ? undefined : 'status'}
    >
      <VerdictSign saying={verdict} />
      <span className="row-text">
        <b>{t(words, { verdict: t(`trajectory.verdicts.${verdict}`) })}</b>
      </span>
    </p>
  );
}

function GainRow({ row }: { readonly row: BeforeAfter }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const name = capitalise(useStructureNames()(row.key, row.structure));
  const saying = sayingOf(row.after);
  const mm = (value: number) => formatNumber(value, locale);
  const gain = formatGain(row.gainMm, row.gainToleranceMm, locale, { unit: '' });
  const { before, after } = row;
  return (
    <li>
      <button
        type="button"
        className={`distance-row distance-measured distance-${saying}`}
        title={t('trajectory.goto')}
        onClick={() => setSession({ crosshairMm: row.after.closestOnStructureMm })}
      >
        <VerdictSign saying={saying} />
        <span className="row-text">
          <span className="distance-name">
            {name} <span className="distance-verdict">{t(`trajectory.verdicts.${saying}`)}</span>
          </span>
          <small>
            {t('hydrodissection.row', {
              before: formatWithin(before.clearanceMm, before.toleranceMm, locale),
              after: formatDistance(after.clearanceMm, after.toleranceMm, locale),
            })}
            {row.marginMm !== null && ` · ${t('hydrodissection.demanded', { mm: mm(row.marginMm) })}`}
            {!row.moved && ` · ${t('hydrodissection.unmoved')}`}
          </small>
        </span>
        <b className="distance-value">{row.moved ? gain : '–'}</b>
      </button>
    </li>
  );
}

function Lost({ structureKey }: { readonly structureKey: string }) {
  const { t } = useTranslation();
  const name = capitalise(useStructureNames()(structureKey, structureKey));
  return <p className="note note-near">{t('hydrodissection.lost', { name })}</p>;
}
