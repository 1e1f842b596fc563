import { describe, expect, it } from 'vitest';
import { vesselBranches } from '../../src/anatomy/vessels/branches';
import { traceVessel } from '../../src/anatomy/vessels/trace';
import { noContext } from '../../src/core/kernel';
import { type LpsPoint, lpsPoint } from '../../src/core/units';
import { phantom, toLine } from './vessel-phantom';

describe('branches of a vessel', () => {
  const from = lpsPoint(10, 55, 0);
  const trunk = (p: LpsPoint) => toLine(p, from, [0, 0, 1]) - 4;
  const root = lpsPoint(10, 55, 35);
  const way = [0.8, 0, 0.6] as const;
  const ahead = (p: LpsPoint) => (p[0] - root[0]) * way[0] + (p[2] - root[2]) * way[2];
  const side = (p: LpsPoint) => Math.max(toLine(p, root, way) - 2, -ahead(p), ahead(p) - 24);
  const bone = (p: LpsPoint) => p[0] + 5;
  const volume = phantom(
    [80, 70, 90],
    [0.8, 0.8, 0.8],
    50,
    [
      { distance: trunk, hu: 320 },
      { distance: side, hu: 320 },
      { distance: bone, hu: 900 },
    ],
    12,
  );

  it('are found and followed to where they end, and where the vessel itself goes on', async () => {
    const pointsMm = [lpsPoint(10, 55, 15), lpsPoint(10, 55, 55)];
    const vessel = await traceVessel({ volume, pointsMm }, noContext);
    if (!vessel.ok) throw new Error(vessel.failure.code);
    const found = await vesselBranches({ volume, vessel: vessel.value }, noContext);
    if (!found.ok) throw new Error(found.failure.code);
    const sides = found.value.filter(({ goesOn }) => !goesOn);
    expect(found.value.length - sides.length).toBe(2);
    expect(sides.length).toBe(1);
    const [branch] = sides;
    const { pointsMm: line, radiiMm } = branch!.vessel.centreLine;
    const end = line.at(-1)!;
    expect(Math.abs(ahead(end) - 24)).toBeLessThan(2.5);
    expect(toLine(line[line.length >> 1]!, root, way)).toBeLessThan(0.5);
    expect(Math.abs(radiiMm[line.length >> 1]! - 2)).toBeLessThan(0.2);
    expect(branch!.isCut).toBe(false);
  });
});
