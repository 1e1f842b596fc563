import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cements, cementById } from '../../../catalog/cements';
import { deviceById } from '../../../catalog/devices';
import { cementGridsMm, type CementNeedle } from '../../../plan/cement';
import { formatNumber } from '../../../i18n/format';
import { openingsOf } from '../../../simulation/cement/live/opening';
import { takesCementBone } from '../../../simulation/cement/live/placed';
import {
  cementInstruments,
  cementSetup,
  changeCement,
  needleOf,
  targetBone,
} from '../../../store/cement/setup';
import { useSession } from '../../../store/session';
import { IconButton, NumberField, Select } from '../../controls';
import { instrumentName } from '../../panels/instrumentWords';
import { structureName } from '../../structureWords';
import { useLocale } from '../../useLocale';
import { useAskedPlan } from '../../useAskedPlan';
import { BoneParameters } from './BoneParameters';
import { WorkingTime } from './WorkingTime';

/** Bone, needles, cement, time and rate: all that the injection follows from. */
export function Setup() {
  const { t } = useTranslation();
  const locale = useLocale();
  const plan = useAskedPlan();
  const structures = useSession((state) => state.structures);
  const setup = cementSetup(plan);
  const set = (next: Partial<typeof setup>) => changeCement((draft) => void Object.assign(draft, next));
  const number = (
    label: string,
    unit: string,
    value: number,
    [minValue, maxValue]: readonly [number, number],
    decimals: number,
    onChange: (value: number) => void,
  ) => (
    <NumberField
      label={label}
      unit={unit}
      value={value}
      minValue={minValue}
      maxValue={maxValue}
      decimals={decimals}
      onChange={(next) => Number.isFinite(next) && onChange(next)}
    />
  );
  return (
    <div className="cement-form">
      <Select
        label={t('cement.target')}
        value={targetBone(plan, structures)?.key}
        placeholder="—"
        options={structures
          .filter(takesCementBone)
          .map((item) => ({ id: item.key, label: structureName(item, locale) }))}
        onChange={(target) => set({ target })}
      />
      <Needles />
      <Select
        label={t('cement.family')}
        value={setup.family}
        options={cements.map(({ id, name }) => ({ id, label: name[locale] }))}
        onChange={(family) => set({ family })}
      />
      <p className="fine-print">{cementById(setup.family)?.note[locale]}</p>
      <WorkingTime family={setup.family} roomC={setup.roomC} />
      <div className="field-pair">
        {number(t('cement.sinceMixing'), 'min', setup.sinceMixingS / 60, [0, 120], 1, (min) =>
          set({ sinceMixingS: Math.round(min * 60) }),
        )}
        {number(t('cement.room'), '°C', setup.roomC, [4, 35], 0, (roomC) => set({ roomC }))}
        {number(t('cement.flow'), 'mL/min', setup.flowMlPerS * 60, [0.2, 20], 1, (rate) =>
          set({ flowMlPerS: rate / 60 }),
        )}
        {number(t('cement.planned'), 'mL', setup.plannedMl ?? NaN, [0.1, 40], 1, (plannedMl) =>
          set({ plannedMl }),
        )}
        {number(t('cement.stopShare'), '%', setup.stopShare * 100, [0, 90], 0, (share) =>
          set({ stopShare: share / 100 }),
        )}
        {number(t('cement.otherLevels'), 'mL', setup.otherLevelsMl ?? NaN, [0, 60], 1, (otherLevelsMl) =>
          set({ otherLevelsMl }),
        )}
      </div>
      <Select
        label={`${t('cement.grid')} – ${t('cement.gridHint')}`}
        value={String(setup.gridMm)}
        options={cementGridsMm.map((mm) => ({ id: String(mm), label: `${formatNumber(mm, locale)} mm` }))}
        onChange={(mm) => set({ gridMm: cementGridsMm.find((item) => String(item) === mm)! })}
      />
      <BoneParameters />
    </div>
  );
}

function Needles() {
  const { t } = useTranslation();
  const plan = useAskedPlan();
  const { needles } = cementSetup(plan);
  const free = cementInstruments(plan).find(({ id }) => needles.every(({ instrument }) => instrument !== id));
  return (
    <>
      {needles.map((needle, n) => (
        <NeedleCard key={needle.instrument} needle={needle} n={n} />
      ))}
      {free && needles.length < 2 && (
        <button
          type="button"
          className="link"
          onClick={() => changeCement((draft) => void draft.needles.push(needleOf(free)))}
        >
          <Plus size={12} aria-hidden /> {t('cement.addNeedle')}
        </button>
      )}
    </>
  );
}

function NeedleCard({ needle, n }: { readonly needle: CementNeedle; readonly n: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const plan = useAskedPlan();
  const { needles } = cementSetup(plan);
  const item = plan.instruments.find(({ id }) => id === needle.instrument);
  const device = typeof item?.device === 'string' ? deviceById(item.device) : undefined;
  const change = (next: Partial<CementNeedle>) =>
    changeCement((draft) => void Object.assign(draft.needles[n]!, next));
  return (
    <div className="cement-needle">
      <Select
        label={needles.length > 1 ? t('cement.needle', { n: n + 1 }) : t('cement.needles')}
        value={needle.instrument}
        options={cementInstruments(plan)
          .filter(
            ({ id }) => id === needle.instrument || needles.every(({ instrument }) => instrument !== id),
          )
          .map((other) => ({ id: other.id, label: instrumentName(other, t, locale) }))}
        onChange={(id) => {
          const chosen = plan.instruments.find((other) => other.id === id);
          if (chosen) change(needleOf(chosen));
        }}
      />
      <Select
        label={t('cement.opening')}
        value={needle.opening}
        options={(device ? openingsOf(device) : (['end'] as const)).map((id) => ({
          id,
          label: t(`cement.openings.${id}`),
        }))}
        onChange={(opening) => change({ opening })}
      />
      {needles.length > 1 && (
        <IconButton
          label={t('cement.removeNeedle', { n: n + 1 })}
          onPress={() => changeCement((draft) => void draft.needles.splice(n, 1))}
        >
          <Trash2 size={15} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
