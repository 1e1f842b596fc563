import type { Grid } from '../../core/grid';
import type { Structure } from '../../core/structure';
import { confirmationOf } from '../../plan/confirmed';
import type { MadeStructure } from '../../plan/made';
import { freeKey } from '../../plan/named';
import { planItemOf, rememberMade } from '../../plan/own';
import type { PackedShape } from '../../plan/packed-shape';
import type { DrawnTube } from '../../plan/schema';
import { usePlan } from '../plan';
import { useSession } from '../session';
import { followTarget, type Target } from './state';

/**
 * Takes an edit into the plan as one step to undo: in the place of the structure that was edited, which is to be
 * confirmed anew, or as a new one. Further parts become structures of the same kind beside it.
 */
export function placeEdit(
  target: Target,
  structure: Structure | undefined,
  parts: readonly PackedShape[],
  label: string,
  ct: Grid,
): void {
  const [first, ...others] = parts.map((part, n) =>
    asMade(target, n === 0 ? structure : undefined, part, ct),
  );
  if (!first) return;
  if (structure && others.length > 0) for (const other of others) other.how = 'edited';
  const item = structure && planItemOf(structure);
  const { made, drawn } = usePlan.getState().plan.structures;
  const madeIndex = made.indexOf(item as MadeStructure);
  const drawnIndex = drawn.indexOf(item as DrawnTube);
  const stale = notesOf(structure, [...(structure ? [] : [first]), ...others]);
  usePlan.getState().edit(label, ({ structures }) => {
    if (drawnIndex >= 0) structures.drawn.splice(drawnIndex, 1);
    if (madeIndex >= 0) structures.made[madeIndex] = first;
    else structures.made.push(first);
    structures.made.push(...others);
    structures.confirmed = structures.confirmed.filter((note) => !stale.has(note));
  });
  follow(target, madeIndex >= 0 ? madeIndex : made.length);
}

/** What was noted as checked before: of the structure, and of earlier ones whose keys the new ones will have. */
function notesOf(structure: Structure | undefined, fresh: readonly MadeStructure[]): ReadonlySet<string> {
  const keys = new Set(useSession.getState().structures.map(({ key }) => key));
  const notes = new Set(structure && [structure.key, confirmationOf(structure)]);
  for (const { id } of fresh) {
    const key = freeKey(id, keys);
    keys.add(key);
    notes.add(key);
  }
  return notes;
}

/** An edited part as the plan holds it; the plan's own copy need not be unpacked. */
function asMade(
  target: Target,
  structure: Structure | undefined,
  part: PackedShape,
  ct: Grid,
): MadeStructure {
  const { packed, ...shape } = part;
  const before = structure && planItemOf(structure);
  const replaces =
    structure?.provenance === 'imported' ? structure.key : before && 'replaces' in before && before.replaces;
  const made: MadeStructure = {
    id: target.id,
    how: !structure || structure.provenance === 'grown' ? 'grown' : 'edited',
    field: { start: [...packed.start], dims: [...packed.dims], runs: packed.runs },
    ...(structure?.remarks && {
      remarks: structure.remarks.map(({ code, data }) => ({ code, data: { ...data } })),
    }),
    ...(replaces && { replaces }),
  };
  rememberMade(made, shape, ct);
  return made;
}

/** The structure that was begun has a key now: the next edit goes on with it. */
function follow(target: Target, index: number): void {
  const item = usePlan.getState().plan.structures.made[index];
  const structure = useSession.getState().structures.find((one) => planItemOf(one) === item);
  if (structure) followTarget(target, structure.key);
}
