import type { LpsPoint } from '../core/units';
import { dot, norm, subtract } from '../core/vector';
import type { SignedDistance } from '../core/signed-distance';
import { type Clearance, clearanceOfShape } from './clearance';
import { envelope } from './envelope';
import { placeOn, pathLengthMm } from './solid';
import { SolidShape } from './solid-shape';
import { type InstrumentInput, type Stage, stageHolds, type StageId } from './stages';

/** Both forms of an instrument, ready to be measured against many structures. */
export interface Placed {
  readonly id: string;
  readonly lengthMm: number;
  readonly stages: readonly Stage[];
  readonly rest: SolidShape;
  /** All stages together; the same object as `rest` when nothing sweeps more room. */
  readonly swept: SolidShape;
}

export function placeInstrument(instrument: InstrumentInput, stages: readonly Stage[]): Placed {
  const atRest = envelope([stages[0]!.profile]);
  const all = envelope(stages.map((stage) => stage.profile));
  const rest = new SolidShape(placeOn(instrument, atRest));
  const same = JSON.stringify(atRest) === JSON.stringify(all);
  const swept = same ? rest : new SolidShape(placeOn(instrument, all));
  return { id: instrument.id, lengthMm: pathLengthMm(instrument), stages, rest, swept };
}

/** What one instrument keeps from one structure. */
export interface Measured {
  /** The smaller of the two that follow, mm; negative inside. */
  readonly clearanceMm: number;
  readonly atRestMm: number;
  readonly sweptMm: number;
  readonly stage: StageId;
  readonly closestOnInstrumentMm: LpsPoint;
  readonly closestOnStructureMm: LpsPoint;
  /** Of the closest point on the instrument along the axis, from the entry, mm. */
  readonly depthMm: number;
}

export function measure(placed: Placed, surface: SignedDistance, precisionMm?: number): Measured {
  const rest = clearanceOfShape(placed.rest, surface, precisionMm);
  const swept = placed.swept === placed.rest ? rest : clearanceOfShape(placed.swept, surface, precisionMm);
  // Swept room holds the resting one: what little it is short of that is the search's tolerance.
  const sweptMm = Math.min(swept.clearanceMm, rest.clearanceMm);
  const lessMm = Math.max(stageToleranceMm, precisionMm ?? 0);
  const stage = sweptMm < rest.clearanceMm - lessMm ? stageAt(placed, swept) : 'atRest';
  const worse = stage === 'atRest' ? rest : swept;
  return {
    clearanceMm: sweptMm,
    atRestMm: rest.clearanceMm,
    sweptMm,
    stage,
    closestOnInstrumentMm: worse.closestOnInstrumentMm,
    closestOnStructureMm: worse.closestOnStructureMm,
    depthMm: placed.lengthMm - worse.behindTipMm,
  };
}

/** Differences below this are none: two searches may each be off by half of it, mm. */
const stageToleranceMm = 0.01;

/** The first stage whose solid holds the closest point. */
function stageAt({ stages, swept }: Placed, { closestOnInstrumentMm }: Clearance): StageId {
  const { tipMm, backwards } = swept.solid;
  const d = subtract(closestOnInstrumentMm, tipMm);
  const behindTipMm = dot(d, backwards);
  const offAxisMm = Math.sqrt(Math.max(0, norm(d) ** 2 - behindTipMm ** 2));
  return stages.find((stage) => stageHolds(stage, behindTipMm, offAxisMm))?.id ?? stages.at(-1)!.id;
}
