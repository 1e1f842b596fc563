import { describe, expect, it } from 'vitest';
import { labelMap } from '../../src/formats/labels/map';
import { openPaths } from '../../src/app/commands/files';
import { inlineKernels } from '../../src/formats/inline';
import { labelTarget, loadLabels } from '../../src/formats/open';
import { hasData, inData, loadData } from './manifest';

// The phantom's only region: a square from −51 to −27 mm with an octagon taken out, on the slice at 60 mm,
// as dcmdump prints it. It names another frame of reference than its CT.
const square = [-51, -27] as const;
const octagon = [
  [-47, -46],
  [-46, -47],
  [-32, -47],
  [-32, -46],
  [-32, -32],
  [-32, -32],
  [-46, -32],
  [-47, -32],
] as const;

describe.skipIf(!hasData)('contours of a phantom', () => {
  const folder = 'seg_rtstruct/rtstruct_phantom/';
  const load = async (acceptOtherFrame: boolean) => {
    const ct = await loadData(`${folder}ct_1.dcm`, `${folder}ct_2.dcm`);
    const files = await openPaths([inData(`${folder}rtstruct.dcm`)]);
    if (!ct.ok || !files.ok) throw new Error('the phantom cannot be read');
    return {
      grid: ct.value.volume.grid,
      result: await loadLabels(files.value[0]!, labelTarget(ct.value), inlineKernels, { acceptOtherFrame }),
    };
  };

  it('are refused as of another frame of reference', async () => {
    const { result } = await load(false);
    expect(!result.ok && result.failure.code).toBe('labels-other-frame');
  });

  it('have the area and the voxels of their polygons when they are wanted all the same', async () => {
    const { grid, result } = await load(true);
    if (!result.ok) throw new Error(result.failure.code);
    const [region, ...others] = result.value;
    expect(others).toEqual([]);
    expect(region).toMatchObject({ sourceName: 'ROI-1', label: 1, id: 'other' });
    expect(region!.remarks!.map(({ code }) => code)).toEqual(['other-frame-accepted']);
    const shoelace = octagon.reduce((sum, [x, y], n) => {
      const [u, v] = octagon[(n + 1) % octagon.length]!;
      return sum + (x * v - u * y) / 2;
    }, 0);
    const areaMm2 = (square[1] - square[0]) ** 2 - Math.abs(shoelace);
    expect(Math.abs((region!.volumeMl * 1000) / 5 / areaMm2 - 1)).toBeLessThan(0.001);
    // Voxel by voxel, with a point-in-polygon test of its own.
    const map = labelMap(result.value, grid);
    let wrong = 0;
    for (let j = 0; j < 512; j++) {
      for (let i = 0; i < 512; i++) {
        const [x, y] = [-125 + 0.488281 * i, -125 + 0.488281 * j];
        const inSquare = x > -51 && x < -27 && y > -51 && y < -27;
        const inOctagon = x > -47 && x < -32 && y > -47 && y < -32 && x + y > -93;
        if ((map[i + 512 * j] === 1) !== (inSquare && !inOctagon)) wrong++;
        if (map[i + 512 * (j + 512)] !== 0) wrong++;
      }
    }
    expect(wrong).toBe(0);
  });
});
