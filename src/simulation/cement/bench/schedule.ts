import type { Failure } from '../../../core/result';
import type { CementBench } from './schema';

const keys = ['injectToMl', 'untilS', 'pauseS', 'moveToMm'] as const;

/**
 * What the schedule and the points of the report must keep to: one thing at a time, volume and time
 * only grow, and no volume is asked for that is never injected.
 */
export function checkSchedule({ grid, inlet, schedule, report, syringe }: CementBench): Failure | undefined {
  // The flow is known beforehand where it is given and nothing limits it; else time or volume is open.
  const flowMlPerS = syringe ? undefined : (inlet.flowMlPerS ?? faceFlow(grid, inlet));
  let timeS: number | undefined = 0;
  let earliestS = 0;
  let injectedMl: number | undefined = 0;
  let leastMl = 0;
  for (const [n, step] of schedule.entries()) {
    const where = `schedule.${n}`;
    const given = keys.filter((key) => step[key] !== undefined);
    if (given.length !== 1) {
      const data = { where, keys: keys.join(', '), given: given.join(', ') || '–' };
      return { code: 'bench-one-of', data };
    }
    if (step.moveToMm && inlet.face !== undefined)
      return { code: 'bench-only-with', data: { where: `${where}.moveToMm`, other: 'inlet.atMm' } };
    if (step.injectToMl !== undefined) {
      if (step.injectToMl <= leastMl) return notRising(`${where}.injectToMl`, leastMl, step.injectToMl);
      const volume: number | undefined = injectedMl === undefined ? undefined : step.injectToMl - injectedMl;
      const durationS: number | undefined =
        flowMlPerS === undefined || volume === undefined ? undefined : volume / flowMlPerS;
      timeS = timeS === undefined || durationS === undefined ? undefined : timeS + durationS;
      injectedMl = leastMl = step.injectToMl;
    }
    if (step.untilS !== undefined) {
      const after = timeS ?? earliestS;
      if (step.untilS <= after) return notRising(`${where}.untilS`, after, step.untilS);
      injectedMl =
        flowMlPerS === undefined || injectedMl === undefined || timeS === undefined
          ? undefined
          : injectedMl + flowMlPerS * (step.untilS - timeS);
      leastMl = injectedMl ?? leastMl;
      timeS = earliestS = step.untilS;
    }
    if (step.pauseS !== undefined) {
      if (timeS !== undefined) timeS += step.pauseS;
      earliestS += step.pauseS;
    }
    earliestS = timeS ?? earliestS;
  }
  if (injectedMl === undefined) return undefined;
  const last = injectedMl * (1 + 1e-9);
  const beyond = report.atMl.findIndex((volume) => volume > last);
  if (beyond < 0) return undefined;
  return { code: 'bench-not-reached', data: { where: `report.atMl.${beyond}`, injectedMl } };
}

const notRising = (where: string, before: number, received: number): Failure => ({
  code: 'bench-invalid',
  data: { where, expected: `>${before}`, received },
});

function faceFlow(grid: CementBench['grid'], { face, fluxMmPerS }: CementBench['inlet']): number | undefined {
  if (face === undefined || fluxMmPerS === undefined) return undefined;
  return (fluxMmPerS * faceAreaMm2(grid, face)) / 1000;
}

/** Area of one side of the box, mm². */
export function faceAreaMm2({ dims, spacingMm }: CementBench['grid'], face: string): number {
  const axis = 'xyz'.indexOf(face[0]!);
  return [0, 1, 2]
    .filter((other) => other !== axis)
    .reduce((area, other) => area * dims[other]! * spacingMm[other]!, 1);
}
