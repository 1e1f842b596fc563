import { beforeEach, expect, it, vi } from 'vitest';
import { identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { inlineKernels } from '../../../src/formats/inline';
import { loadMeshes } from '../../../src/store/meshFiles';
import { clearNotices } from '../../../src/store/notices';
import { listRefused, useRefused } from '../../../src/store/refused';
import { type LoadedCt, useSession } from '../../../src/store/session';
import { memoryFile } from '../formats/files';

vi.mock('../../../src/workers/open', () => ({ openKernels: () => inlineKernels }));

const ct = {
  volume: {
    grid: { dims: [9, 9, 9], spacing: [1, 1, 1], origin: lpsPoint(0, 0, 0), axes: identityAxes },
  },
} as unknown as LoadedCt;
const file = (name: string, text: string) => memoryFile(name, new TextEncoder().encode(text));
const facet = 'facet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 4 0 0\nvertex 0 4 0\nendloop\nendfacet\n';

beforeEach(() => {
  clearNotices();
  listRefused([]);
});

it('surfaces that cannot be read stand in the one list of refused files, with their reasons', async () => {
  const broken = file('cut.stl', `solid a\n${facet.slice(0, 60)}`);
  const flat = file('flat.stl', `solid SPACE=LPS\n${facet.repeat(4)}endsolid a\n`);
  expect(await loadMeshes([broken, flat], ct)).toEqual([]);
  const { files } = useRefused.getState();
  expect(files.map(({ path }) => path)).toEqual(['cut.stl', 'flat.stl']);
  expect(useSession.getState().notices.map(({ failure }) => failure)).toEqual(
    files.map(({ failure }) => failure),
  );
});
