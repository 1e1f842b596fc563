import { beforeEach, describe, expect, it } from 'vitest';
import { identityAxes } from '../../../src/core/grid';
import { lpsPoint } from '../../../src/core/units';
import { inlineKernels } from '../../../src/formats/inline';
import { writeMarkupLine } from '../../../src/formats/markups/write';
import { scanFiles } from '../../../src/formats/open';
import { emptyPlan } from '../../../src/plan/schema';
import { addInstrument, swapEnds } from '../../../src/store/instruments';
import { addMarkups } from '../../../src/store/markups';
import { usePlan } from '../../../src/store/plan';
import { setSession, useSession } from '../../../src/store/session';
import { memoryFile } from '../formats/files';

const grid = {
  dims: [80, 80, 80],
  spacing: [1, 1, 1],
  origin: lpsPoint(0, 0, 0),
  axes: identityAxes,
} as const;
const plan = () => usePlan.getState().plan;
const codes = () => useSession.getState().notices.map(({ failure }) => failure.code);

async function drop(...files: readonly (readonly [string, string])[]) {
  const sources = files.map(([path, words]) => memoryFile(path, new TextEncoder().encode(words)));
  const scan = await scanFiles(sources, inlineKernels);
  if (scan.ok) await addMarkups(scan.value);
}

const path = { name: 'needle', entryMm: lpsPoint(10, 20, 30), targetMm: lpsPoint(10, 60, 30) };

describe('markups that are dropped on a case', () => {
  beforeEach(() => {
    const volume = { grid, hu: new Int16Array(80 ** 3), minHu: 0, maxHu: 0 };
    setSession({ ct: { volume, fingerprint: 'f', facts: {}, simulated: false }, notices: [] });
    usePlan.getState().replace(emptyPlan());
  });

  it('become instruments in one step to undo, the first one selected, and the entry is told', async () => {
    usePlan.getState().edit('add-instrument', (draft) => {
      draft.instruments.push({
        id: 'trocar-11g',
        device: 'trocar-8g',
        entryMm: [1, 1, 1],
        targetMm: [2, 2, 2],
      });
    });
    const before = plan();
    await drop(['a.mrk.json', writeMarkupLine(path)], ['b.fcsv', 'x,1,2,3\n'], ['c.mrk.json', '{']);
    expect(plan().instruments.slice(1)).toEqual([
      {
        id: 'trocar-11g-2',
        name: 'needle',
        device: 'trocar-11g',
        entryMm: [10, 20, 30],
        targetMm: [10, 60, 30],
      },
    ]);
    expect(useSession.getState()).toMatchObject({ selectedInstrument: 'trocar-11g-2', depthMm: 40 });
    expect(codes()).toEqual(['markups-entry-label', 'markups-elsewhere', 'markups-broken']);
    usePlan.getState().undo();
    expect(plan()).toEqual(before);
  });

  it('can be turned round, those on one axis together', async () => {
    await drop(['a.mrk.json', writeMarkupLine(path)]);
    addInstrument('trocar-8g', 'trocar-11g');
    addInstrument('trocar-13g');
    const { entryMm } = plan().instruments[2]!;
    swapEnds('trocar-11g');
    const turned = { entryMm: [10, 60, 30], targetMm: [10, 20, 30] };
    expect(plan().instruments).toMatchObject([turned, turned, { entryMm }]);
  });

  it('note points as texts', async () => {
    await drop(['marks.fcsv', '# CoordinateSystem = LPS\nx,1,2,3,0,0,0,1,1,1,0,pedicle,,\n']);
    expect(plan().measurements).toEqual([{ kind: 'text', id: 'm1', atMm: [1, 2, 3], label: 'pedicle' }]);
    expect(codes()).toEqual(['markups-notes']);
  });
});
