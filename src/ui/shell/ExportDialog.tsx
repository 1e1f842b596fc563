import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Structure } from '../../core/structure';
import { lpsPoint } from '../../core/units';
import { type ExportFormat, exportFormats, isOfInstruments, needsDicom } from '../../formats/export/formats';
import { appearanceOf } from '../../store/appearance';
import { exportCase, whyNot } from '../../store/exportCase';
import { usePlan } from '../../store/plan';
import { type LoadedCt, useSession } from '../../store/session';
import { Button, Choices, Dialog, Segmented, Toggle } from '../controls';
import { closeExport, useDialogs } from '../dialogs';
import { instrumentName } from '../panels/instrumentWords';
import { useLocale } from '../useLocale';
import { useStructureNames } from '../useStructureNames';

/** What to take away, and as which kind of file. */
export function ExportDialog() {
  const isOpen = useDialogs((state) => state.isExportOpen);
  const ct = useSession((state) => state.ct);
  return isOpen && ct ? <OpenDialog ct={ct} /> : null;
}

type Which = 'all' | 'shown' | 'chosen';

function OpenDialog({ ct }: { readonly ct: LoadedCt }) {
  const { t } = useTranslation();
  const structures = useSession((state) => state.structures);
  const instruments = useInstrumentLines();
  const has = { structures: structures.length > 0, instruments: instruments.length > 0 };
  const reasons = new Map(exportFormats.map((format) => [format, whyNot(format, ct, has)]));
  const [format, setFormat] = useState(() => exportFormats.find((each) => !reasons.get(each)));
  const [isNamed, setNamed] = useState(false);
  const canName = format !== undefined && needsDicom(format);
  const withPatient = canName && isNamed;
  const { chosen, picker } = useStructureChoice(structures);
  const ofInstruments = format !== undefined && isOfInstruments(format);
  const count = ofInstruments ? instruments.length : chosen.length;
  const proceed = () => {
    if (format) void exportCase({ format, structures: chosen, instruments, withPatient });
    closeExport();
  };
  return (
    <Dialog title={t('export.title')} onClose={closeExport}>
      <FormatChoice reasons={reasons} value={format} onChange={setFormat} />
      {format && !ofInstruments && picker}
      {ofInstruments && <p>{t('export.instruments', { count })}</p>}
      {canName && (
        <Toggle isSelected={isNamed} onChange={setNamed}>
          {t('export.withPatient')}
        </Toggle>
      )}
      <p className="note">{t(withPatient ? 'export.named' : 'export.privacy')}</p>
      <div className="dialog-buttons">
        <Button onPress={closeExport}>{t('loading.cancel')}</Button>
        <Button variant="primary" isDisabled={!format || count === 0} onPress={proceed}>
          {t('export.proceed')}
        </Button>
      </div>
    </Dialog>
  );
}

interface FormatProps {
  readonly reasons: ReadonlyMap<ExportFormat, ReturnType<typeof whyNot>>;
  readonly value: ExportFormat | undefined;
  onChange(format: ExportFormat): void;
}

/** Each format with what it is for, or why it cannot be written. */
function FormatChoice({ reasons, value, onChange }: FormatProps) {
  const { t } = useTranslation();
  const options = exportFormats.map((id) => {
    const why = reasons.get(id);
    return {
      id,
      label: t(`export.formats.${id}`),
      text: why ? t(`export.why.${why}`) : t(`export.for.${id}`),
      isDisabled: why !== undefined,
    };
  });
  return <Choices label={t('export.format')} value={value} options={options} onChange={onChange} />;
}

function useInstrumentLines() {
  const { t } = useTranslation();
  const locale = useLocale();
  const instruments = usePlan((state) => state.plan.instruments);
  return instruments.map((item) => ({
    name: instrumentName(item, t, locale),
    entryMm: lpsPoint(...item.entryMm),
    targetMm: lpsPoint(...item.targetMm),
  }));
}

/** All structures, those that are shown, or some; with the controls that say so. */
function useStructureChoice(structures: readonly Structure[]) {
  const { t } = useTranslation();
  const nameOf = useStructureNames();
  const appearance = useSession((state) => state.appearance);
  const [which, setWhich] = useState<Which>('all');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set());
  const shown = structures.filter((structure) => appearanceOf(structure, appearance).visible);
  const picked = structures.filter(({ key }) => ticked.has(key));
  const chosen = { all: structures, shown, chosen: picked }[which];
  const tick = (key: string, on: boolean) =>
    setTicked(new Set(on ? [...ticked, key] : [...ticked].filter((other) => other !== key)));
  const options = (['all', 'shown', 'chosen'] as const).map((id) => ({
    id,
    label: t(`export.which.${id}`, { count: { all: structures, shown, chosen: picked }[id].length }),
  }));
  const picker = (
    <>
      <Segmented
        label={t('export.structures')}
        value={which}
        options={options}
        onChange={(next) => setWhich(next)}
      />
      {which === 'chosen' && (
        <div className="dialog-files export-structures">
          {structures.map(({ key, id }) => (
            <Toggle key={key} isSelected={ticked.has(key)} onChange={(on) => tick(key, on)}>
              {nameOf(key, id)}
            </Toggle>
          ))}
        </div>
      )}
    </>
  );
  return { chosen, picker };
}
