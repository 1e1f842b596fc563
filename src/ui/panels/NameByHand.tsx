import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { structureById } from '../../catalog/structures';
import type { Structure } from '../../core/structure';
import { canBeNamed } from '../../plan/named';
import { rememberedNames, rememberName } from '../../store/named';
import { nameStructure } from '../../store/structure-edits';
import { Button, SearchSelect, Toggle } from '../controls';
import { isMeant, useStructureOptions } from '../useStructureOptions';

/** Asks which structure a name in a file, or of a model's class, means that the catalogue does not know; the answer stands in the plan. */
export function NameByHand({ structure }: { readonly structure: Structure }) {
  const { t } = useTranslation();
  const { sourceName, id } = structure;
  const [remembered, setRemembered] = useState(rememberedNames);
  const options = useStructureOptions();
  const isKnown = structureById(id) !== undefined;
  const isNameless = structure.provenance === 'model' && !isKnown;
  if (!canBeNamed(structure) && !isNameless) return null;
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
        matches={({ id: known }, text) => isMeant(known, text)}
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
