import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { structureById, structureItems } from '../../catalog/structures';
import { nameKey } from '../../catalog/structures/names';
import type { Structure } from '../../core/structure';
import { canBeNamed } from '../../plan/named';
import { rememberedNames, rememberName } from '../../store/named';
import { nameStructure } from '../../store/structure-edits';
import { Button, SearchSelect, Toggle } from '../controls';
import type { Option } from '../controls/Select';
import { itemName } from '../structureWords';
import { useLocale } from '../useLocale';

/** Asks which structure a name in a file means that the catalogue does not know; the answer stands in the plan. */
export function NameByHand({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { sourceName, id } = structure;
  const [remembered, setRemembered] = useState(rememberedNames);
  const options = useMemo(
    () =>
      structureItems
        .map((item) => ({ id: item.id, label: itemName(item.id, locale) }))
        .toSorted((a, b) => a.label.localeCompare(b.label, locale, { numeric: true })),
    [locale],
  );
  if (!canBeNamed(structure)) return null;
  const isKnown = id !== 'other';
  const remember = (known: string | undefined) => {
    rememberName(sourceName, known);
    setRemembered(rememberedNames());
  };
  const choose = (chosen: string | undefined) => {
    nameStructure(structure, chosen);
    if (Object.hasOwn(remembered, sourceName)) remember(chosen);
  };
  return (
    <div className="name-by-hand">
      <SearchSelect
        label={t('structures.which')}
        placeholder={t('structures.whichHint')}
        value={isKnown ? id : undefined}
        options={options}
        matches={isMeant}
        onChange={choose}
      />
      {isKnown && (
        <>
          <Toggle isSelected={remembered[sourceName] === id} onChange={(on) => remember(on ? id : undefined)}>
            {t('structures.rememberName', { name: sourceName })}
          </Toggle>
          <div className="buttons">
            <Button variant="quiet" onPress={() => choose(undefined)}>
              {t('structures.unname')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Whether every word typed begins a word of the structure's names, in either language. */
function isMeant({ id }: Option<string>, text: string): boolean {
  const item = structureById(id);
  if (!item) return false;
  const names = [item.name.en, item.name.fr, ...(item.aliases ?? [])].map(nameKey).join(' ').split(' ');
  return nameKey(text)
    .split(' ')
    .every((word) => names.some((name) => name.startsWith(word)));
}
