import { type GivenNames, nameByHand } from '../plan/named';
import { structureById } from '../catalog/structures';
import { usePlan } from './plan';
import { setSession, useSession } from './session';
import { readSetting, writeSetting } from './settings';

const setting = 'trocart.names';

/** Names that the user wants read so in every case, kept in this browser: names of structures alone, nothing of a patient. */
export function rememberedNames(): GivenNames {
  try {
    const kept: unknown = JSON.parse(readSetting(setting) ?? '{}');
    const pairs = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(
      pairs.filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string' && !!structureById(pair[1]),
      ),
    );
  } catch {
    return {};
  }
}

/** Reads a name so from now on in every case, or no longer. */
export function rememberName(sourceName: string, id: string | undefined): void {
  const { [sourceName]: _, ...others } = rememberedNames();
  writeSetting(setting, JSON.stringify(id === undefined ? others : { ...others, [sourceName]: id }));
}

/**
 * Keeps the session's structures under the ids that the plan gives to names in files. Answers how to stop.
 */
export function keepNamed(): () => void {
  const stops = [usePlan.subscribe(follow), useSession.subscribe(follow)];
  follow();
  return () => stops.forEach((stop) => stop());
}

function follow(): void {
  const { structures } = useSession.getState();
  const named = nameByHand(structures, usePlan.getState().plan.structures.named);
  if (named.some((item, index) => item !== structures[index])) setSession({ structures: named });
}

/** Notes in the plan what the remembered names mean for structures that were just added. */
export function noteRemembered(sourceNames: readonly string[]): void {
  const remembered = rememberedNames();
  const known = new Set(Object.keys(usePlan.getState().plan.structures.named ?? {}));
  const fresh = sourceNames.filter((name) => Object.hasOwn(remembered, name) && !known.has(name));
  if (fresh.length === 0) return;
  usePlan.getState().edit('name-structure', ({ structures }) => {
    const added = Object.fromEntries(fresh.map((name) => [name, remembered[name]!]));
    structures.named = { ...structures.named, ...added };
  });
}
