import { expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { readImage } from '../../../src/formats/image/read';
import { splitLabels } from '../../../src/formats/labels/split';
import { writeNifti } from '../../../src/formats/nifti/write';

const grid: Grid = { dims: [8, 8, 8], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes };

it('each of many labels that lie between each other is cut when it is asked for, and not kept', () => {
  const labels = Uint16Array.from({ length: 512 }, (_, n) => 1 + (n % 100));
  const image = readImage(writeNifti(grid, labels, { gzip: false }), 'a.nii');
  if (!image.ok) throw new Error(image.failure.code);
  const split = splitLabels(image.value, 'a.nii');
  if (!split.ok) throw new Error(split.failure.code);
  expect([...split.value.keys()]).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  const filled = (label: number) => split.value.get(label)!().data.filter((value) => value === 255).length;
  expect([1, 12, 13, 100].map(filled)).toEqual([6, 6, 5, 5]);
  // Cut from the map itself each time: once that is gone, nothing of the labels is left.
  image.value.values.fill(0);
  expect([1, 12, 13, 100].map(filled)).toEqual([0, 0, 0, 0]);
});
