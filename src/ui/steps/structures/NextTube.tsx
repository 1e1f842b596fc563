import { useTranslation } from 'react-i18next';
import { expectedStructures, structureById } from '../../../catalog/structures';
import { usePlan } from '../../../store/plan';
import { useSession } from '../../../store/session';
import { startTube, useTubeDraft } from '../../../store/tube-draft';
import { Button } from '../../controls';
import { itemName } from '../../structureWords';
import { useLocale } from '../../useLocale';

/** After a structure was drawn: its other side, or the next one that the region expects, one press away. */
export function NextTube() {
  const { t } = useTranslation();
  const locale = useLocale();
  const last = useTubeDraft((state) => state.last);
  const structures = useSession((state) => state.structures);
  const stated = usePlan((state) => state.plan.case);
  const there = new Set(structures.map(({ id }) => id));
  // It was undone or removed, or belongs to another CT.
  if (last === undefined || !there.has(last)) return null;
  const expected = expectedStructures(stated).flatMap(({ item: { id, tubular }, fulfilledBy }) =>
    tubular && !isProposable(id) && (id === last || !fulfilledBy.some((other) => there.has(other)))
      ? [id]
      : [],
  );
  const next = nextAfter(last, there, expected);
  if (!next) return null;
  return (
    <Button variant="primary" onPress={() => startTube(next)}>
      {t('structures.tube.next', { name: itemName(next, locale) })}
    </Button>
  );
}

/** What the bones propose needs no tracing. */
const isProposable = (id: string): boolean => /^(nerve-root|vertebral-artery)-/.test(id);

/** The other side where it is missing, else the next one in the order of those that the region expects. */
function nextAfter(
  last: string,
  there: ReadonlySet<string>,
  expected: readonly string[],
): string | undefined {
  const other = last.replace(/-(right|left)$/, (side) => (side === '-right' ? '-left' : '-right'));
  if (other !== last && structureById(other) && !there.has(other)) return other;
  const place = expected.indexOf(last);
  return [...expected.slice(place + 1), ...expected.slice(0, Math.max(place, 0))][0];
}
