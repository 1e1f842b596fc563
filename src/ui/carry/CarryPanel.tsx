import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fewestPairs, type PointRegistration, registerPoints } from '../../anatomy/registration/points';
import {
  pairToleranceMm,
  rmsToleranceMm,
  surfaceToleranceMm,
  turnToleranceDeg,
} from '../../anatomy/registration/tolerance';
import { movePoint, turnAngle } from '../../core/rigid';
import { toDegrees } from '../../core/units';
import { distance } from '../../core/vector';
import { formatDistance, formatQuantity, formatWithin } from '../../i18n/format';
import {
  addPair,
  bonesOf,
  bothCts,
  chooseBone,
  followPlanned,
  leaveCarry,
  lookAtPair,
  refine,
  removePair,
} from '../../store/carry';
import { useCarry } from '../../store/carry/state';
import { finishCarry } from '../../store/loading';
import { useSession } from '../../store/session';
import { Button, IconButton, Select } from '../controls';
import { failureText } from '../failureText';
import { WindowMenu } from '../shell/WindowMenu';
import { capitalise, structureName } from '../structureWords';
import { useLocale } from '../useLocale';

/** What is done on the screen that carries a plan: landmarks, surface, result. */
export function CarryPanel() {
  const { t } = useTranslation();
  const pairs = useCarry((state) => state.pairs);
  const refined = useCarry((state) => state.refined);
  const isRefining = useCarry((state) => state.isRefining);
  const failure = useCarry((state) => state.failure);
  const points = registerPoints(pairs);
  return (
    <aside className="carry-panel column-scroll" aria-label={t('carry.title')}>
      <h1>{t('carry.title')}</h1>
      <p className="note">{t('carry.what')}</p>
      <WindowMenu />
      <h2>{t('carry.landmarks')}</h2>
      <p className="note">{t('carry.landmarksHint', { fewest: fewestPairs })}</p>
      <Button onPress={addPair}>{t('carry.addPair', { number: pairs.length + 1 })}</Button>
      <Pairs residualsMm={points.ok ? points.value.residualsMm : undefined} />
      {!points.ok && pairs.length >= fewestPairs && (
        <p className="note note-not-met">{failureText(t, points.failure)}</p>
      )}
      {points.ok && <Button onPress={followPlanned}>{t('carry.follow')}</Button>}
      <h2>{t('carry.surface')}</h2>
      <BoneChoice />
      <Button variant="primary" isDisabled={!points.ok || isRefining} onPress={() => void refine()}>
        {t(isRefining ? 'carry.refining' : 'carry.refine')}
      </Button>
      {failure && (
        <p className="note note-not-met" role="alert">
          {failureText(t, failure)}
        </p>
      )}
      {points.ok && <Outcome points={points.value} />}
      <p className="note note-near">{t('carry.after')}</p>
      <div className="buttons">
        <Button
          variant={refined ? 'primary' : 'plain'}
          isDisabled={!points.ok || isRefining}
          onPress={() => void finishCarry()}
        >
          {t(refined ? 'carry.finish' : 'carry.finishPoints')}
        </Button>
        <Button variant="quiet" onPress={leaveCarry}>
          {t('loading.cancel')}
        </Button>
      </div>
    </aside>
  );
}

function Pairs({ residualsMm }: { readonly residualsMm: readonly number[] | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const pairs = useCarry((state) => state.pairs);
  const cts = useBothCts();
  if (pairs.length === 0) return null;
  return (
    <ol className="carry-pairs">
      {pairs.map((pair, n) => (
        // Landmarks are only added at the end and removed one by one.
        <li key={`${pair.from.join()} ${pair.to.join()}`}>
          <button type="button" className="row-name" onClick={() => lookAtPair(n)}>
            {t('carry.pair', { number: n + 1 })}
          </button>
          <span className="carry-residual">
            {residualsMm &&
              t('carry.off', {
                distance: formatDistance(residualsMm[n]!, cts && pairToleranceMm(cts, pair), locale),
              })}
          </span>
          <IconButton label={t('carry.removePair', { number: n + 1 })} onPress={() => removePair(n)}>
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ol>
  );
}

function useBothCts() {
  const today = useCarry((state) => state.today);
  const ct = useSession((state) => state.ct);
  return useMemo(() => bothCts({ today }, { ct }), [today, ct]);
}

const around = 'around';

function BoneChoice() {
  const { t } = useTranslation();
  const locale = useLocale();
  const bone = useCarry((state) => state.bone);
  const structures = useSession((state) => state.structures);
  const options = [
    ...bonesOf(structures).map((item) => ({ id: item.key, label: capitalise(structureName(item, locale)) })),
    { id: around, label: t('carry.around') },
  ];
  return (
    <Select
      label={t('carry.bone')}
      value={bone ?? around}
      options={options}
      onChange={(id) => chooseBone(id === around ? undefined : id)}
    />
  );
}

/** How well it fits, and how the bone has moved between the CTs. */
function Outcome({ points }: { readonly points: PointRegistration }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const pairs = useCarry((state) => state.pairs);
  const refined = useCarry((state) => state.refined);
  const cts = useBothCts();
  if (!cts) return null;
  const transform = refined?.transform ?? points.transform;
  const from = pairs[0]!.from;
  const mm = (value: number, toleranceMm: number) => formatDistance(value, toleranceMm, locale);
  const turnDeg = toDegrees(turnAngle(transform));
  const first = pairToleranceMm(cts, pairs[0]!);
  const rows: [string, string][] = [
    [t('carry.pointsRms'), mm(points.rmsMm, rmsToleranceMm(cts, pairs))],
    ...(refined
      ? ([
          [t('carry.surfaceRms'), mm(refined.rmsMm, surfaceToleranceMm(cts))],
          [t('carry.surfaceP95'), mm(refined.p95Mm, surfaceToleranceMm(cts))],
          [t('carry.matched'), formatQuantity(100 * refined.matchedShare, '%', locale, 0)],
        ] as [string, string][])
      : []),
    [t('carry.turn'), `${formatWithin(turnDeg, turnToleranceDeg(cts, pairs), locale)}°`],
    [t('carry.shift'), mm(distance(movePoint(transform, from), from), first)],
  ];
  return (
    <>
      <dl className="facts">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{t('carry.honest')}</p>
    </>
  );
}
