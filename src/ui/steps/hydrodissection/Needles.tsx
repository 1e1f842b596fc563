import { Crosshair, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { devices } from '../../../catalog/devices';
import { spanErrorMm } from '../../../core/grid-error';
import { lpsPoint } from '../../../core/units';
import { distance } from '../../../core/vector';
import { formatDistance } from '../../../i18n/format';
import type { HydroPlanInlet } from '../../../plan/hydrodissection';
import { needleId } from '../../../plan/needles';
import { useHydroClearance } from '../../../store/hydrodissection/clearance';
import { addNeedle, changeNeedle, removeNeedle } from '../../../store/hydrodissection/needles';
import { hydroSetup } from '../../../store/hydrodissection/setup';
import { setSession, useSession } from '../../../store/session';
import { Button, IconButton, NumberField, Select } from '../../controls';
import { sayingOf } from '../../panels/distanceRows';
import { VerdictSign } from '../../panels/VerdictSign';
import { itemName } from '../../structureWords';
import { useLocale } from '../../useLocale';
import { useResolution } from '../../useResolution';
import { useAskedPlan } from '../../useAskedPlan';
import { PlaceButtons } from '../trajectory/PlaceButtons';

const gauges = devices.filter(({ kind }) => kind === 'needle');

/** The needles that bring the fluid. */
export function Needles() {
  const { t } = useTranslation();
  const { inlets } = hydroSetup(useAskedPlan());
  return (
    <>
      {inlets.length === 0 && <p className="muted">{t('hydrodissection.noNeedle')}</p>}
      {[...inlets.entries()].map(([n, inlet]) => (
        <NeedleCard key={n} inlet={inlet} n={n} />
      ))}
      {inlets.length < 4 && (
        <Button variant={inlets.length === 0 ? 'primary' : 'plain'} onPress={addNeedle}>
          <Plus size={13} aria-hidden /> {t('hydrodissection.addNeedle')}
        </Button>
      )}
      <p className="fine-print">{t('hydrodissection.addNeedleHint')}</p>
    </>
  );
}

interface Props {
  readonly inlet: HydroPlanInlet;
  readonly n: number;
}

function NeedleCard({ inlet, n }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const id = needleId(n);
  const isSelected = useSession((state) => state.selectedInstrument === id);
  const { needle } = inlet;
  const tipMm = lpsPoint(...inlet.atMm);
  const entryMm = needle && lpsPoint(...needle.entryMm);
  const resolution = useResolution();
  return (
    <div className={isSelected ? 'needle-card needle-selected' : 'needle-card'}>
      <div className="space-head">
        <button
          type="button"
          className="link"
          aria-pressed={isSelected}
          aria-label={t('hydrodissection.selectNeedle', { n: n + 1 })}
          onClick={() => setSession({ selectedInstrument: id, crosshairMm: tipMm })}
        >
          {t('hydrodissection.needle', { n: n + 1 })}
        </button>
        <IconButton
          label={t('hydrodissection.showTip')}
          onPress={() => setSession({ crosshairMm: tipMm, selectedInstrument: id })}
        >
          <Crosshair size={14} aria-hidden />
        </IconButton>
        <IconButton label={t('hydrodissection.removeNeedle', { n: n + 1 })} onPress={() => removeNeedle(n)}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      {entryMm && (
        <small>
          {t('hydrodissection.length', {
            distance: formatDistance(
              distance(entryMm, tipMm),
              resolution && spanErrorMm(resolution, entryMm, tipMm),
              locale,
            ),
          })}
        </small>
      )}
      {needle && (
        <Select
          label={t('hydrodissection.needleDevice')}
          layout="bare"
          value={needle.device}
          options={gauges.map((item) => ({ id: item.id, label: item.name[locale] }))}
          onChange={(device) => changeNeedle(n, (draft) => void (draft.needle!.device = device))}
        />
      )}
      <div className="field-pair">
        <NumberField
          label={t('hydrodissection.rate')}
          unit="mL/s"
          value={inlet.rateMlPerS}
          minValue={0.05}
          maxValue={10}
          decimals={2}
          onChange={(rate) =>
            Number.isFinite(rate) && changeNeedle(n, (draft) => void (draft.rateMlPerS = rate))
          }
        />
        <NumberField
          label={t('hydrodissection.volume')}
          unit="mL"
          value={inlet.volumeMl}
          minValue={1}
          maxValue={500}
          decimals={0}
          onChange={(ml) => Number.isFinite(ml) && changeNeedle(n, (draft) => void (draft.volumeMl = ml))}
        />
      </div>
      {isSelected && <PlaceButtons />}
      <NearNeedle id={id} />
    </div>
  );
}

/** The needle's own rows of the clearance table: the tightest ones. */
function NearNeedle({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const before = useHydroClearance((state) => state.before);
  const rows = (before?.rows ?? [])
    .filter(({ instrument, marginMm }) => instrument === id && marginMm !== null)
    .toSorted((a, b) => a.clearanceMm - a.marginMm! - (b.clearanceMm - b.marginMm!))
    .slice(0, 4);
  return (
    <div className="near-needle">
      <small className="muted">{t('hydrodissection.ownClearances')}</small>
      {rows.length === 0 && <small>{t('hydrodissection.nothingNear')}</small>}
      {rows.map((row) => (
        <button
          type="button"
          key={row.key}
          className="near-row"
          title={t(`trajectory.verdicts.${sayingOf(row)}`)}
          onClick={() => setSession({ crosshairMm: row.closestOnStructureMm })}
        >
          <VerdictSign saying={sayingOf(row)} />
          <span className="near-name">
            {itemName(row.structure, locale)}
            <span className="sr-only"> {t(`trajectory.verdicts.${sayingOf(row)}`)}</span>
          </span>
          <b>{formatDistance(row.clearanceMm, row.toleranceMm, locale)}</b>
        </button>
      ))}
    </div>
  );
}
