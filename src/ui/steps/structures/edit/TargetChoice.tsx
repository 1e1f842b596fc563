import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { nameKey } from '../../../../catalog/structures/names';
import { editExisting, editNew, useEdit } from '../../../../store/edit/state';
import { useSession } from '../../../../store/session';
import { type Option, SearchSelect } from '../../../controls';
import { structureName } from '../../../structureWords';
import { useLocale } from '../../../useLocale';
import { isMeant, useStructureOptions } from '../../../useStructureOptions';

const here = 'here:';
const fresh = 'new:';

/** One of the structures that are there, or one of the catalogue that is to be made. */
export function TargetChoice() {
  const { t } = useTranslation();
  const locale = useLocale();
  const structures = useSession((state) => state.structures);
  const target = useEdit((state) => state.target);
  const items = useStructureOptions();
  const options = useMemo((): Option<string>[] => {
    const present = new Set(structures.map(({ id }) => id));
    const named = (id: string, name: string) => ({
      id: fresh + id,
      label: t(present.has(id) ? 'editing.isAnother' : 'editing.isNew', { name }),
    });
    return [
      ...structures.map((item) => ({ id: here + item.key, label: structureName(item, locale) })),
      ...items.filter(({ id }) => !present.has(id)).map(({ id, label }) => named(id, label)),
      ...items.filter(({ id }) => present.has(id)).map(({ id, label }) => named(id, label)),
    ];
  }, [structures, items, locale, t]);
  const choose = (chosen: string) => {
    const structure = structures.find(({ key }) => here + key === chosen);
    if (structure) editExisting(structure);
    else if (chosen.startsWith(fresh)) editNew(chosen.slice(fresh.length));
  };
  const isThere = structures.some(({ key }) => key === target?.key);
  return (
    <SearchSelect
      label={t('editing.choose')}
      placeholder={t('editing.chooseHint')}
      value={target && (isThere ? here + target.key : fresh + target.id)}
      options={options}
      matches={({ id, label }, text) => isNamed(label, text) || isMeant(id.slice(id.indexOf(':') + 1), text)}
      onChange={choose}
    />
  );
}

const isNamed = (label: string, text: string): boolean =>
  nameKey(text)
    .split(' ')
    .every((word) => nameKey(label).includes(word));
