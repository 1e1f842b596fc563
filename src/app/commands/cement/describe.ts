import type { Resolution } from '../../../core/grid-error';
import { cementFacts } from '../../../simulation/cement/bone/facts';
import { toFrame } from '../../../simulation/cement/bone/frame';
import type { ScheduleOutput } from '../../../simulation/cement/bone/run-schedule';
import type { BoneModel } from '../../../simulation/cement/bone/types';
import type { Nearest } from '../../../simulation/cement/live/near';
import type { PlacedNeedle } from '../../../simulation/cement/live/opening';
import { readouts } from '../../../simulation/cement/live/readouts';
import {
  beyondStopLineMm,
  crossedMl,
  fillOf,
  inParavertebralVeinsMl,
  isRoot,
  nearRootMm,
  wallTolerances,
} from '../../../simulation/cement/live/told';

/** What a radiologist reads off the filled bone, with the keys of the command. */
export function describe(
  model: BoneModel,
  { states, saturation, porosity, effort, stalled }: ScheduleOutput,
  needles: readonly PlacedNeedle[],
  { stopShare, resolution }: { readonly stopShare: number; readonly resolution: Resolution },
) {
  const read = readouts(model, porosity, saturation);
  const fill = fillOf(model, read);
  const left = wallTolerances(model, stopShare, resolution);
  const last = states.at(-1);
  const total = read.leftMl + read.rightMl;
  const side = toFrame(model.frame, needles[0]!.entryMm)[0] > 0 ? 'left' : 'right';
  const sideMl = side === 'left' ? read.leftMl : read.rightMl;
  return {
    target: model.targetKey,
    site: model.site,
    gridMm: model.grid.spacing[0],
    cells: saturation.length,
    states,
    stalled,
    fill: {
      percent: 100 * fill.share,
      of: fill.of,
      estimated: fill.estimated,
      cementMl: fill.cementMl,
      volumeMl: fill.volumeMl,
      bodyPercent: 100 * read.bodyShare,
    },
    endplates: { upper: read.upperEndplate, lower: read.lowerEndplate },
    sides: {
      leftMl: read.leftMl,
      rightMl: read.rightMl,
      puncture: side,
      punctureShare: total > 0 ? sideMl / total : null,
      punctureToBodyPercent: (100 * sideMl) / model.bodyVolumeMl,
      crossesMidline: total - sideMl > crossedMl,
    },
    toPosteriorWallMm: read.toPosteriorWallMm ?? null,
    toPosteriorWallToleranceMm: left.toWallMm,
    stopLine: {
      share: stopShare,
      beyondMm: beyondStopLineMm(model, read, stopShare) ?? null,
      toleranceMm: left.beyondMm,
    },
    venousMl: inParavertebralVeinsMl(model.outlets, last?.leakedMl ?? {}),
    steps: effort.steps,
    pressureSolves: effort.pressureSolves,
    meanIterations: effort.pressureSolves > 0 ? effort.iterations / effort.pressureSolves : 0,
  };
}

/** What cement in a joint, a foramen or the canal may do, and near a root; each with its source. */
export function warnings(
  { outlets }: BoneModel,
  leakedMl: Readonly<Record<string, number>>,
  nearest: readonly (Nearest & { readonly id: string })[],
) {
  const about = { joint: 'joint', foramen: 'root', canal: 'canal' } as const;
  const told = (topic: (typeof about)[keyof typeof about]) =>
    cementFacts.filter((fact) => fact.about === topic).map(({ text, source }) => ({ text: text.en, source }));
  const leaks = outlets.flatMap(({ id, type }) => {
    const topic = about[type as keyof typeof about];
    return topic && (leakedMl[id] ?? 0) > 0 ? told(topic).map((fact) => ({ outlet: id, ...fact })) : [];
  });
  const roots = nearest
    .filter(({ id, distanceMm }) => isRoot(id) && distanceMm < nearRootMm)
    .flatMap(({ key, distanceMm, toleranceMm }) =>
      told('root').map((fact) => ({ near: key, distanceMm, toleranceMm, ...fact })),
    );
  return [...leaks, ...roots];
}
