import { structureById } from '../catalog/structures';
import type { DistanceField } from '../core/distance-field';
import type { Resolution } from '../core/grid-error';
import type { Structure } from '../core/structure';
import type { Volume } from '../core/volume';
import type { Plan } from '../plan/schema';
import { placePath } from '../trajectory/consistency';
import type { GeometryInput } from '../trajectory/path-geometry';
import type { InstrumentInput } from '../trajectory/stages';
import { instrumentInputs } from '../trajectory/table-input';
import type { Runner } from '../workers/runner';
import { newestOnly, remember } from './newest';
import { usePlan } from './plan';
import { previewedInstruments, resolutionOf, setSession, useSession } from './session';

/** A structure as all three kernels take it. */
type Measured = GeometryInput['structures'][number] & { readonly key: string };

interface Wanted {
  readonly instruments: readonly InstrumentInput[];
  readonly selected: InstrumentInput;
  readonly structures: readonly Measured[];
  readonly thresholds: Plan['thresholds'];
  readonly volume: Volume;
  readonly resolution: Resolution;
  readonly midlineXMm: number | undefined;
}

const nothing = { pathGeometry: undefined, pathProfile: undefined, breaches: undefined };

/**
 * Keeps what is said about the paths in step with them, live during a drag: lengths and angles, HU
 * and clearance along the depth, breaches of bone. Answers how to stop.
 */
export function keepPathReport(runner: Runner): () => void {
  const wantedOf = wantedMaker();
  let last: Wanted | undefined;

  // One part after the other: the clearance table must find a free worker during a drag.
  const compute = newestOnly(async (wanted: Wanted) => {
    for (const part of [geometryOf, breachesOf, profileOf]) {
      const report = await part(runner, wanted);
      if (last) setSession(report);
    }
  });
  const follow = (): void => {
    const wanted = wantedOf();
    if (wanted === last) return;
    last = wanted;
    if (wanted) compute(wanted);
    else setSession(nothing);
  };
  const stops = [usePlan.subscribe(follow), useSession.subscribe(follow)];
  follow();
  return () => {
    last = undefined;
    stops.forEach((stop) => stop());
  };
}

// A part that fails is absent; the clearance table words the same failure.

async function geometryOf(runner: Runner, { selected, midlineXMm, ...wanted }: Wanted) {
  const result = await runner.run('path-geometry', {
    entryMm: selected.entryMm,
    targetMm: selected.targetMm,
    structures: wanted.structures,
    volume: wanted.volume,
    resolution: wanted.resolution,
    ...wanted.thresholds,
    ...(midlineXMm !== undefined && { midlineXMm }),
  });
  return { pathGeometry: result.ok ? result.value : undefined };
}

async function breachesOf(runner: Runner, { instruments, structures, resolution }: Wanted) {
  const result = await runner.run('breaches', { instruments, structures, resolution });
  return { breaches: result.ok ? result.value : undefined };
}

async function profileOf(runner: Runner, { selected, volume, structures, resolution }: Wanted) {
  const result = await runner.run('path-profile', {
    instrument: selected,
    volume,
    structures: structures.filter(isCharted),
    nearest: chartedCurves,
    resolution,
    // Coarser while the path moves.
    stepMm: useSession.getState().preview ? 2 : 1,
  });
  return { pathProfile: result.ok ? result.value : undefined };
}

/** More curves than that cannot be told apart in the strip. */
const chartedCurves = 4;

/** Bone and muscle are crossed on purpose: their curves would hide those that matter. */
const isCharted = ({ id }: Measured): boolean => structureById(id)?.role === 'atRisk';

/** What the report depends on: the same object while nothing of it has changed. */
function wantedMaker(): () => Wanted | undefined {
  const structuresOf = remember(
    (loaded: readonly Structure[], distances: ReadonlyMap<string, DistanceField>): readonly Measured[] =>
      loaded.map(({ key, id, tube }) => {
        const distance = distances.get(key);
        return { key, id, ...(tube ? { tube } : distance ? { distance } : {}) };
      }),
  );
  const instrumentsOf = remember((plan: Plan['instruments'], preview: Preview) =>
    instrumentInputs(previewedInstruments({ instruments: plan }, preview)),
  );
  const whole = remember(
    (
      instruments: readonly InstrumentInput[],
      id: string,
      loaded: readonly Structure[],
      structures: readonly Measured[],
      thresholds: Plan['thresholds'],
      volume: Volume,
      resolution: Resolution,
    ): Wanted | undefined => {
      const selected = instruments.find((item) => item.id === id);
      if (!selected) return undefined;
      const place = placePath(loaded, selected.entryMm, selected.targetMm);
      const midlineXMm = place && selected.entryMm[0] - place.offMidlineMm;
      return { instruments, selected, structures, thresholds, volume, resolution, midlineXMm };
    },
  );
  return () => {
    const { plan } = usePlan.getState();
    const { structures, distances, preview, selectedInstrument, ct } = useSession.getState();
    if (selectedInstrument === undefined || !ct) return undefined;
    return whole(
      instrumentsOf(plan.instruments, preview),
      selectedInstrument,
      structures,
      structuresOf(structures, distances),
      plan.thresholds,
      ct.volume,
      resolutionOf({ ct })!,
    );
  };
}

type Preview = ReturnType<typeof useSession.getState>['preview'];
