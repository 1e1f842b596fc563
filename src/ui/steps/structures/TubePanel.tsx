import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExpectedStructure, structureItems } from '../../../catalog/structures';
import { startTube, useTubeDraft } from '../../../store/tube-draft';
import { Select } from '../../controls';
import { capitalise } from '../../structureWords';
import { useLocale } from '../../useLocale';
import { NextTube } from './NextTube';
import { TracedPanel } from './TracedPanel';
import { TubeEditor } from './TubeEditor';

/** Choose what to trace, or the tube that is being traced. */
export function TubePanel({ missing }: { readonly missing: readonly ExpectedStructure[] }) {
  const draft = useTubeDraft((state) => state.draft);
  if (draft) return <TubeEditor draft={draft} />;
  return (
    <>
      <TracedPanel />
      <NextTube />
      <TubeChoice missing={missing} />
    </>
  );
}

/** Long thin structures: what the region lacks first. */
function TubeChoice({ missing }: { readonly missing: readonly ExpectedStructure[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const options = useMemo(() => {
    const lacking = new Set(missing.map(({ item }) => item.id));
    const traceable = structureItems.filter(({ role, tubular }) => role === 'atRisk' && tubular);
    return [...traceable]
      .sort((a, b) => Number(lacking.has(b.id)) - Number(lacking.has(a.id)))
      .map((item) => ({
        id: item.id,
        label: (lacking.has(item.id) ? '? ' : '') + capitalise(item.name[locale]),
      }));
  }, [missing, locale]);
  return (
    <Select
      label={t('structures.tube.start')}
      value={undefined}
      options={options}
      placeholder={t('structures.tube.start')}
      layout="bare"
      onChange={startTube}
    />
  );
}
