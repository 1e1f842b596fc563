import { useTranslation } from 'react-i18next';
import { levels } from '../../catalog/structures';
import type { Case } from '../../plan/schema';
import { usePlan } from '../../store/plan';
import { Select } from '../controls';
import { setCase } from './setCase';
import { TextField } from './TextField';

const initials: Readonly<Partial<Record<NonNullable<Case['site']>, string>>> = {
  cervical: 'C',
  thoracic: 'T',
  lumbar: 'L',
  sacrum: 'S',
};

const sacral = ['S1', 'S2', 'S3', 'S4', 'S5'];

/** The levels of the stated site, and the one that the plan has if it is another. */
export function levelsFor(site: Case['site'], current: string | undefined): string[] | undefined {
  const initial = site && initials[site];
  if (site && !initial) return undefined;
  const all = site === 'sacrum' ? sacral : levels;
  const list = all.filter((level) => !initial || level.startsWith(initial));
  return current === undefined || list.includes(current) ? [...list] : [...list, current];
}

/** A list for the spine, words elsewhere. */
export function LevelField() {
  const { t } = useTranslation();
  const { site, level } = usePlan((state) => state.plan.case);
  const list = levelsFor(site, level);
  if (!list) {
    return (
      <TextField
        label={t('case.levelFree')}
        value={level ?? ''}
        placeholder={t('case.choose')}
        isMissing={level === undefined}
        onCommit={(text) => setCase({ level: text || undefined })}
      />
    );
  }
  return (
    <Select
      label={t('case.level')}
      placeholder={t('case.choose')}
      value={level}
      isMissing={level === undefined}
      options={list.map((id) => ({ id, label: id }))}
      onChange={(next) => setCase({ level: next })}
    />
  );
}
