import { beforeEach, describe, expect, it } from 'vitest';
import { needleId } from '../../../src/plan/needles';
import { emptyPlan, type Plan } from '../../../src/plan/schema';
import { hydroSetup } from '../../../src/store/hydrodissection/setup';
import { keepHydroResult, tellInPlan } from '../../../src/store/hydrodissection/result';
import { seriesInputs, useHydroSeries } from '../../../src/store/hydrodissection/series-state';
import { emptyHydroRun, type HydroFrame, setHydro } from '../../../src/store/hydrodissection/state';
import { usePlan } from '../../../src/store/plan';
import { useSession } from '../../../src/store/session';

const trocar: Plan['instruments'][number] = {
  id: 'trocar',
  device: 'trocar-13g',
  entryMm: [0, 0, 0],
  targetMm: [0, 9, 0],
};
const frame: HydroFrame = {
  id: '1',
  state: {
    timeS: 20,
    injectedMl: 20,
    retainedMl: 20,
    pocketMl: 19.5,
    outMl: 0,
    volumeError: 0,
    bodies: [],
  } as unknown as HydroFrame['state'],
  fields: { backMm: new Float32Array(3), pocket: new Float32Array(1) },
  commands: [],
  steps: [{ kind: 'inject', flows: [{ inlet: 0, rateMlPerS: 1 }], forS: 20 }],
};
const result = () => hydroSetup(usePlan.getState().plan).result;

const known = { toleranceMm: 0.5, gainToleranceMm: 0.7 };
/** Met from 105 mL in the pocket on: half of what sufficed in the clinical series. */
const curves = [
  {
    instrument: 'trocar',
    key: 'c',
    structure: 'internal-carotid-right',
    marginMm: 3,
    clearanceMm: [1, 5],
    ...known,
  },
  {
    instrument: 'trocar',
    key: 'n',
    structure: 'nerve-root-c2-right',
    marginMm: 2,
    clearanceMm: [9, 9],
    ...known,
  },
  {
    instrument: needleId(0),
    key: 'c',
    structure: 'internal-carotid-right',
    marginMm: 3,
    clearanceMm: [0, 9],
    ...known,
  },
];
const computeCurves = () =>
  useHydroSeries.setState({
    series: { pocketMl: [0, 210], curves },
    inputs: seriesInputs(usePlan.getState().plan, useSession.getState().structures),
  });

describe('what a hydrodissection leaves in the plan', () => {
  beforeEach(() => {
    usePlan.getState().replace({ ...emptyPlan(), instruments: [trocar] });
    useHydroSeries.setState({ series: undefined, inputs: undefined });
    setHydro({ ...emptyHydroRun, frames: [frame], shown: 0 });
  });

  it('bounds nothing and promises no margin while the curves are not computed', () => {
    keepHydroResult();
    expect(result()).toMatchObject({ injectedMl: 20, pocketMl: 19.5, retained: { high: 1 }, marginsMet: [] });
    expect(result()?.retained.low).toBeUndefined();
  });

  it('has the compatible shares and the margins that fluid brings to the planned path', () => {
    computeCurves();
    keepHydroResult();
    expect(result()?.retained.low).toBeCloseTo(0.5, 2);
    expect(result()?.marginsMet).toHaveLength(1);
    const [met] = result()!.marginsMet;
    expect(met).toMatchObject({ instrument: 'trocar', structure: 'c' });
    expect(met?.lowMl).toBeCloseTo(105, 0);
    expect(met?.highMl).toBeCloseTo(210, 0);
  });

  it('takes them over when the curves come after the injection', () => {
    keepHydroResult();
    computeCurves();
    tellInPlan();
    expect(result()?.marginsMet).toHaveLength(1);
    usePlan.getState().undo();
    expect(result()?.marginsMet).toHaveLength(0);
  });

  it('leaves out curves of another path', () => {
    computeCurves();
    usePlan.getState().edit('set-path', (draft) => void (draft.instruments[0]!.targetMm = [0, 12, 0]));
    keepHydroResult();
    expect(result()?.retained).toEqual({ high: 1 });
    expect(result()?.marginsMet).toEqual([]);
  });
});
