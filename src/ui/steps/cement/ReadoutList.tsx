import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber, formatQuantity } from '../../../i18n/format';
import { useCementNear } from '../../../store/cement/near';
import { cementSetup, placedNeedles } from '../../../store/cement/setup';
import { type Frame, type Prepared, preparedOf, shownFrame, useCement } from '../../../store/cement/state';
import { usePlan } from '../../../store/plan';
import { setSession, useSession } from '../../../store/session';
import { toFrame } from '../../../simulation/cement/bone/frame';
import {
  beyondStopLineMm,
  crossedMl,
  inParavertebralVeinsMl,
  isRoot,
  nearRootMm,
  wallTolerances,
} from '../../../simulation/cement/live/told';
import { structureName } from '../../structureWords';
import { useCementLater } from '../../useLater';
import { useLocale } from '../../useLocale';
import { useResolution } from '../../useResolution';
import { useAskedPlan } from '../../useAskedPlan';
import { percent } from '../live/words';

/** What a radiologist reads off the filled bone. */
export function ReadoutList() {
  const { t } = useTranslation();
  const frame = useCementLater(shownFrame);
  const prepared = useCementLater(preparedOf);
  const hand = useCement((state) => state.hand);
  if (!frame?.shape || !prepared) return null;
  return (
    <section aria-busy={hand !== 'idle'}>
      <h2>{t('cement.readouts')}</h2>
      <dl className="cement-readouts">
        <Endplates frame={frame} />
        <Midline frame={frame} prepared={prepared} />
        <Wall frame={frame} prepared={prepared} />
        <Volumes frame={frame} prepared={prepared} />
        <Near />
      </dl>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly children: ReactNode;
  /** Rows of their own, which need the whole width. */
  readonly isList?: boolean;
}

function Row({ name, children, isList }: RowProps) {
  return (
    <div className={isList ? 'readout-list' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Endplates({ frame: { readouts } }: { readonly frame: Frame }) {
  const { t } = useTranslation();
  const { upperEndplate: up, lowerEndplate: low } = readouts;
  const which = up && low ? 'both' : up ? 'upper' : low ? 'lower' : 'none';
  return <Row name={t('cement.read.endplates')}>{t(`cement.read.${which}`)}</Row>;
}

interface Props {
  readonly frame: Frame;
  readonly prepared: Prepared;
}

function Midline({ frame: { readouts }, prepared: { model } }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const plan = useAskedPlan();
  const needle = placedNeedles(plan)[0];
  if (!needle || model.site === 'other' || model.site === 'hip') return null;
  const isLeft = toFrame(model.frame, needle.entryMm)[0] > 0;
  const { leftMl, rightMl } = readouts;
  const [own, other] = isLeft ? [leftMl, rightMl] : [rightMl, leftMl];
  return (
    <>
      <Row name={t('cement.read.midline')}>
        {other > crossedMl
          ? t('cement.read.crosses', { ml: formatNumber(other, locale, 2) })
          : t('cement.read.stays')}
      </Row>
      <Row name={t('cement.read.punctureSide')}>{percent(own / model.bodyVolumeMl, locale, 1)}</Row>
    </>
  );
}

function Wall({ frame: { readouts }, prepared: { model } }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const stopShare = usePlan((state) => cementSetup(state.plan).stopShare);
  const resolution = useResolution();
  const beyond = beyondStopLineMm(model, readouts, stopShare);
  if (beyond === undefined || !resolution) return null;
  const left = wallTolerances(model, stopShare, resolution);
  return (
    <Row name={t('cement.read.wall')}>
      {formatDistance(readouts.toPosteriorWallMm!, left.toWallMm, locale)}
      <small className={beyond > 0 ? 'text-near' : undefined}>
        {beyond > 0
          ? `! ${t('cement.read.past', { distance: formatDistance(beyond, left.beyondMm, locale) })}`
          : t('cement.read.before', { distance: formatDistance(-beyond, left.beyondMm, locale) })}
      </small>
    </Row>
  );
}

function Volumes({ frame: { state }, prepared }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const others = usePlan((plan) => cementSetup(plan.plan).otherLevelsMl ?? 0);
  const inVeins = inParavertebralVeinsMl(prepared.outlets.values(), state.leakedMl);
  const ml = (value: number) => formatQuantity(value, 'mL', locale, 2);
  return (
    <>
      <Row name={t('cement.read.total')}>{ml(state.injectedMl + others)}</Row>
      <Row name={t('cement.read.veins')}>{ml(inVeins)}</Row>
    </>
  );
}

/** The nearest at-risk structures, with a word of warning where a root is close. */
function Near() {
  const { t } = useTranslation();
  const locale = useLocale();
  const nearest = useCementNear((state) => state.nearest);
  const structures = useSession((state) => state.structures);
  const named = nearest.flatMap((item) => {
    const structure = structures.find(({ key }) => key === item.key);
    return structure ? [{ ...item, structure }] : [];
  });
  const root = named.some(({ structure, distanceMm }) => isRoot(structure.id) && distanceMm < nearRootMm);
  return (
    <>
      <Row name={t('cement.read.nearest')} isList>
        {named.length === 0 && t('cement.read.nothingNear')}
        {named.slice(0, 4).map(({ key, structure, distanceMm, toleranceMm, atMm }) => (
          <button
            key={key}
            type="button"
            className="near-row"
            onClick={() => setSession({ crosshairMm: atMm })}
          >
            <span>{structureName(structure, locale)}</span>
            <b>{formatDistance(distanceMm, toleranceMm, locale)}</b>
          </button>
        ))}
      </Row>
      {root && <p className="note note-near">{t('cement.read.nerve')}</p>}
    </>
  );
}
