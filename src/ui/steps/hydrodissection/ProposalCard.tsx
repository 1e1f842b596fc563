import { Crosshair } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { spanErrorMm } from '../../../core/grid-error';
import { deviceById } from '../../../catalog/devices';
import { distance } from '../../../core/vector';
import { formatDistance, formatNumber } from '../../../i18n/format';
import { clinicalSeries } from '../../../simulation/hydrodissection/patient/clinical-series';
import type { NeedleTrial, Shift } from '../../../simulation/hydrodissection/patient/propose/types';
import { hydroSetup, retainedOf } from '../../../store/hydrodissection/setup';
import { useHydro } from '../../../store/hydrodissection/state';
import { injectedFor, takeOver } from '../../../store/hydrodissection/take-over';
import { usePlan } from '../../../store/plan';
import { setSession } from '../../../store/session';
import { Button, IconButton } from '../../controls';
import { VerdictSign } from '../../panels/VerdictSign';
import { capitalise } from '../../structureWords';
import { useLocale } from '../../useLocale';
import { useResolution } from '../../useResolution';
import { useStructureNames } from '../../useStructureNames';

/** Displaced structures that are named; the others are counted. */
const mostNamed = 5;
/** Less that runs on beyond the model is not told, mL. */
const leastOutMl = 0.5;

interface Props {
  readonly trial: NeedleTrial;
  readonly n: number;
  readonly canTake: boolean;
}

/** One place for a needle, what it needs and what it displaces. */
export function ProposalCard({ trial, n, canTake }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const space = useHydro((state) => state.prepared?.spaces.get(trial.place.space ?? ''));
  const hasNeedles = usePlan((state) => hydroSetup(state.plan).inlets.length > 0);
  const where = space ? space.name[locale] : t('hydrodissection.propose.inFat');
  return (
    <li className="needle-card">
      <div className="space-head">
        <b>{t('hydrodissection.propose.place', { n: n + 1, where: capitalise(where) })}</b>
        <IconButton
          label={t('hydrodissection.propose.show', { n: n + 1 })}
          onPress={() => setSession({ crosshairMm: trial.place.tipMm })}
        >
          <Crosshair size={14} aria-hidden />
        </IconButton>
      </div>
      <Volume trial={trial} />
      {trial.outMl >= leastOutMl && (
        <small>{t('hydrodissection.numbers.out', { ml: formatNumber(trial.outMl, locale) })}</small>
      )}
      <Displaces shifts={trial.shifts} />
      <Way trial={trial} />
      <div className="buttons">
        <Button isDisabled={!canTake} onPress={() => takeOver(trial, 'replace')}>
          {t(hasNeedles ? 'hydrodissection.propose.replace' : 'hydrodissection.propose.take')}
        </Button>
        {hasNeedles && (
          <Button isDisabled={!canTake} onPress={() => takeOver(trial, 'add')}>
            {t('hydrodissection.propose.add')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** With how much the margins are met, over the shares that may stay; else what lacks. */
function Volume({ trial }: { readonly trial: NeedleTrial }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = useStructureNames();
  const retained = usePlan((state) => retainedOf(hydroSetup(state.plan)));
  const ml = (pocketMl: number) => formatNumber(injectedFor(pocketMl, retained), locale);
  if (trial.neededMl !== undefined)
    return (
      <p>
        <VerdictSign saying="met" /> <b>{t('hydrodissection.propose.needed', { ml: ml(trial.neededMl) })}</b>{' '}
        {trial.neededMl < clinicalSeries.leastMl && (
          <small>{t('hydrodissection.propose.neededBand', { most: clinicalSeries.leastMl })}</small>
        )}
      </p>
    );
  // Of several instruments the one that lacks most.
  const most = new Map<string, (typeof trial.short)[number]>();
  for (const item of trial.short)
    if (item.shortMm > (most.get(item.key)?.shortMm ?? -Infinity)) most.set(item.key, item);
  const names = [...most.values()]
    .map(({ key, structure, shortMm, toleranceMm }) =>
      t('hydrodissection.propose.lacks', {
        name: nameOf(key, structure),
        distance: formatDistance(Math.max(shortMm, 0.1), toleranceMm, locale),
      }),
    )
    .join(', ');
  return (
    <p>
      <VerdictSign saying="notMet" /> {t('hydrodissection.propose.notMet', { ml: ml(trial.atMl), names })}
    </p>
  );
}

function Displaces({ shifts }: Pick<NeedleTrial, 'shifts'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = useStructureNames();
  if (shifts.length === 0) return <small>{t('hydrodissection.propose.displacesNone')}</small>;
  const named: string[] = shifts.slice(0, mostNamed).map((shift) =>
    t('hydrodissection.propose.shift', {
      name: nameOf(shift.key, shift.key),
      mm: formatNumber(shift.mm, locale),
      towards: t(`hydrodissection.propose.towards.${mainSide(shift)}`),
    }),
  );
  const more = shifts.length - named.length;
  if (more > 0) named.push(t('hydrodissection.propose.more', { count: more }));
  return <small>{t('hydrodissection.propose.displaces', { what: named.join(', ') })}</small>;
}

/** The patient's side to which most of a shift goes. */
function mainSide({ byMm }: Shift): 'L' | 'R' | 'A' | 'P' | 'S' | 'I' {
  const [x, y, z] = byMm;
  if (Math.abs(x) >= Math.max(Math.abs(y), Math.abs(z))) return x > 0 ? 'L' : 'R';
  if (Math.abs(y) >= Math.abs(z)) return y > 0 ? 'P' : 'A';
  return z > 0 ? 'S' : 'I';
}

function Way({ trial: { place, cellMm } }: { readonly trial: NeedleTrial }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = useStructureNames();
  const resolution = useResolution();
  const { closest } = place;
  return (
    <small>
      {t('hydrodissection.propose.needle', {
        gauge: deviceById(place.device)?.name[locale] ?? place.device,
        length: place.lengthMm,
        distance: formatDistance(
          distance(place.entryMm, place.tipMm),
          resolution && spanErrorMm(resolution, place.entryMm, place.tipMm),
          locale,
        ),
      })}
      {closest &&
        ` · ${t('hydrodissection.propose.closest', {
          name: nameOf(closest.key, closest.structure),
          distance: formatDistance(closest.clearanceMm, closest.toleranceMm, locale),
        })}`}
      {' · '}
      {t('hydrodissection.propose.onCells', { mm: formatNumber(cellMm, locale) })}
    </small>
  );
}
