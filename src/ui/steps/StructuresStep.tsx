import { Eye, EyeOff } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameKey } from '../../catalog/structures/names';
import type { Structure } from '../../core/structure';
import { isConfirmed } from '../../plan/confirmed';
import { setAppearance } from '../../store/appearance';
import { usePlan } from '../../store/plan';
import { confirmStructures } from '../../store/structure-edits';
import { useTubeDraft } from '../../store/tube-draft';
import { Button, IconButton, Segmented } from '../controls';
import { RememberedNames } from '../panels/RememberedNames';
import { StructureGroups } from '../panels/StructureGroups';
import { itemName, structureName } from '../structureWords';
import { groupOf, useStructureStates } from '../panels/useStructureStates';
import { useLocale } from '../useLocale';
import { EditPanel } from './structures/edit/EditPanel';
import { FindPanel } from './structures/find/FindPanel';
import { ModelPanel } from './structures/models/ModelPanel';
import { ProposePanel } from './structures/ProposePanel';
import { TubePanel } from './structures/TubePanel';

const filters = ['all', 'atRisk', 'unconfirmed'] as const;
type Filter = (typeof filters)[number];

/** Step 2: what is there, how it was made, what is missing, what no CT shows. */
export function StructuresStep() {
  const { t } = useTranslation();
  const { structures, reading, missing, invisible, siteStated } = useStructureStates();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const matches = useMatcher(useDeferredValue(text), filter);
  // Its points, radii and choices need the room.
  const isDrawing = useTubeDraft(({ draft }) => draft !== undefined);
  const shown = structures.filter(matches.structure);
  const lacking = filter === 'unconfirmed' ? [] : missing.filter(({ item }) => matches.id(item.id));
  const hidden = text || filter === 'unconfirmed' ? [] : invisible;
  return (
    <section className="step step-structures">
      <h2>{t('structures.heading')}</h2>
      <Counts present={structures.length} missing={missing.length} invisible={invisible.length} />
      {!siteStated && <p className="note">{t('structures.stateSite')}</p>}
      {!isDrawing && <FindPanel />}
      {!isDrawing && <ModelPanel />}
      {!isDrawing && <ProposePanel />}
      {!isDrawing && <EditPanel />}
      <TubePanel missing={missing} />
      <input
        type="search"
        className="input"
        aria-label={t('structures.search')}
        placeholder={t('structures.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Segmented<Filter>
        label={t('structures.filter')}
        value={filter}
        options={filters.map((id) => ({ id, label: t(`structures.filters.${id}`) }))}
        onChange={setFilter}
      />
      {shown.length > 0 && (
        <div className="buttons">
          <IconButton label={t('structures.showAll')} onPress={() => setAppearance(shown, { visible: true })}>
            <Eye size={15} aria-hidden />
          </IconButton>
          <IconButton
            label={t('structures.showNone')}
            onPress={() => setAppearance(shown, { visible: false })}
          >
            <EyeOff size={15} aria-hidden />
          </IconButton>
          <ConfirmAll structures={shown} />
        </div>
      )}
      {structures.length === 0 && (
        <p className="note">{t(reading ? 'structures.reading' : 'structures.none')}</p>
      )}
      {structures.length > 0 && shown.length + lacking.length + hidden.length === 0 && (
        <p className="note">{t('structures.noMatch')}</p>
      )}
      <StructureGroups
        structures={shown}
        missing={lacking}
        invisible={hidden}
        open={['target', 'unnamed', 'atRisk', 'bone']}
      />
      <RememberedNames />
    </section>
  );
}

/** Confirms what the list shows now; says how many that are. */
function ConfirmAll({ structures }: { readonly structures: readonly Structure[] }) {
  const { t } = useTranslation();
  const confirmed = usePlan((state) => state.plan.structures.confirmed);
  const open = structures.filter((structure) => !isConfirmed(structure, confirmed));
  return (
    <Button isDisabled={open.length === 0} onPress={() => confirmStructures(open)}>
      {t('structures.confirmAll', { count: open.length })}
    </Button>
  );
}

interface CountsProps {
  readonly present: number;
  readonly missing: number;
  readonly invisible: number;
}

/** How many there are in each of the three states. */
function Counts(counts: CountsProps) {
  const { t } = useTranslation();
  return (
    <ul className="counts">
      {(['present', 'missing', 'invisible'] as const).map((state) => (
        <li key={state} className={`counts-${state}`}>
          <b>{counts[state]}</b> {t(`structures.counts.${state}`)}
        </li>
      ))}
    </ul>
  );
}

/** What the search text and the filter let through. */
function useMatcher(text: string, filter: Filter) {
  const locale = useLocale();
  const confirmed = usePlan((state) => state.plan.structures.confirmed);
  const words = nameKey(text).split(' ').filter(Boolean);
  const named = (name: string) => words.every((word) => nameKey(name).includes(word));
  return {
    id: (id: string) => named(itemName(id, locale)),
    structure: (structure: Structure) =>
      (named(structureName(structure, locale)) || named(structure.sourceName)) &&
      (filter !== 'atRisk' || groupOf(structure) === 'atRisk') &&
      (filter !== 'unconfirmed' || !isConfirmed(structure, confirmed)),
  };
}
