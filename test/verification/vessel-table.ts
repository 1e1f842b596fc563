import { type Agreement, agreement } from '../../src/anatomy/agreement';
import { traceVessel } from '../../src/anatomy/vessels/trace';
import type { TraceInput } from '../../src/anatomy/vessels/types';
import { noContext } from '../../src/core/kernel';
import type { Case } from './vessel-cases';
import { clicksOn, labelLine, largestPart } from './vessel-clicks';
import { drawWorstSlices } from './worst-slices';

const rows: string[] = [];

/** What has been traced in this file. */
export function printTable(): void {
  const head = ['vessel', 'clicks', 'Dice', 'mean mm', 'HD95 mm', 'wall seen', 'ms'];
  console.log([head.join(' | '), ...rows].join('\n'));
}

type Wall = NonNullable<TraceInput['wall']>;

/** Traces a labelled vessel from clicks at shares of its centre line, each up to `byMm` off along each axis. */
export async function traced(
  { volume, structures }: Case,
  [id, wall, shares, byMm]: readonly [string, Wall, readonly number[], number],
  seed: number,
): Promise<Agreement> {
  const label = largestPart(structures.find((structure) => structure.id === id)!.field);
  const pointsMm = clicksOn(volume, await labelLine(label), shares, byMm, seed);
  const start = performance.now();
  const result = await traceVessel({ volume, pointsMm, wall }, noContext);
  const took = performance.now() - start;
  if (!result.ok) throw new Error(`${id}: ${result.failure.code}`);
  const found = agreement(result.value.field, label);
  if (seed === 1 && wall === 'outer')
    drawWorstSlices(`CTA ${id}`, volume, label, result.value.field, [-150, 450]);
  const numbers = [
    found.dice.toFixed(3),
    found.meanSurfaceMm!.toFixed(2),
    found.hausdorff95Mm!.toFixed(2),
    result.value.wallShare.toFixed(2),
    took.toFixed(0),
  ];
  rows.push([`${id} (${wall})`, `${shares.length} ± ${byMm} mm`, ...numbers].join(' | '));
  return found;
}
