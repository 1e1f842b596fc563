import { gridOf } from './bench-grid';
import { pointSource, reference, sourceKpaMm, startBall, states } from './cement-bench';

/** One number against its closed form. */
export interface Check {
  readonly what: string;
  readonly unit: string;
  readonly expected: number;
  readonly obtained: number;
  /** Relative, at 0.5 mm: below and above. It doubles at 1 mm. */
  readonly tolerance: readonly [number, number];
}

/** A benchmark of physics §7, at a cell size. */
export interface Case {
  readonly id: string;
  /** `isShort`: less of the same, for the tests that run every time. */
  run(h: number, isShort?: boolean): Promise<{ checks: Check[]; massBalanceError: number }>;
}

const within = (tolerance: number): readonly [number, number] => [tolerance, tolerance];
const check = (
  what: string,
  unit: string,
  expected: number,
  obtained: number | undefined,
  tolerance: number | readonly [number, number],
): Check => ({
  what,
  unit,
  expected,
  obtained: obtained ?? Number.NaN,
  tolerance: typeof tolerance === 'number' ? within(tolerance) : tolerance,
});

const worst = (list: readonly { massBalanceError: number }[]): number =>
  Math.max(0, ...list.map(({ massBalanceError }) => massBalanceError));

/** The pressure field of a point source in one medium; the tip's does not depend on the grid. */
const a1: Case = {
  id: 'A1',
  async run(h) {
    const c = sourceKpaMm(100);
    const checks: Check[] = [];
    // In the middle of a cell, at a corner, and somewhere in between.
    for (const [place, atMm] of Object.entries({
      corner: [0, 0, 0],
      centre: [h / 2, h / 2, h / 2],
      between: [0.3 * h, 0.1 * h, 0.2 * h],
    })) {
      const probe = (distance: number) => [atMm[0]! + distance, atMm[1], atMm[2]];
      const [state] = await states({
        ...pointSource(h, 17),
        marrow: { viscosityPaS: 100 },
        inlet: { atMm, tipRadiusMm: reference.tipRadiusMm, flowMlPerS: 0.1 },
        schedule: [{ injectToMl: 0.001 }],
        report: { atMl: [0], probesMm: [probe(5), probe(15)] },
      });
      const [near, far] = state!.probes.map(({ pressureKpa }) => pressureKpa) as [number, number];
      checks.push(
        check(`p(5) − p(15 mm), tip at ${place}`, 'kPa', c / 5 - c / 15, near - far, 0.01),
        check(
          `p(1.194) − p(15 mm), tip at ${place}`,
          'kPa',
          c / 1.194 - c / 15,
          state!.tipPressureKpa - far,
          0.01,
        ),
      );
    }
    return { checks, massBalanceError: 0 };
  },
};

const a2: Case = {
  id: 'A2',
  async run(h, isShort) {
    const { cementPaS, marrowPaS, tipRadiusMm } = reference;
    const volumes = isShort ? [1, 2] : [1, 2, 4];
    const ballMl = (reference.porosity * 4 * Math.PI * 1.5 ** 3) / 3000;
    const list = await states({
      ...pointSource(h, 16),
      regions: [startBall],
      schedule: [{ injectToMl: volumes.at(-1)! - ballMl }],
      report: { atMl: volumes.map((volume) => volume - ballMl) },
    });
    const checks = list.flatMap((state, n) => {
      const radius = Math.cbrt((3000 * volumes[n]!) / (4 * Math.PI * reference.porosity));
      const pressure =
        sourceKpaMm(cementPaS) * (1 / tipRadiusMm - 1 / radius) + sourceKpaMm(marrowPaS) / radius;
      return [
        check(`radius, ${volumes[n]} mL`, 'mm', radius, state.front.volumeEquivalentRadiusMm, 0.02),
        check(`mean of the six axes, ${volumes[n]} mL`, 'mm', radius, meanReach(state.front.along), 0.02),
        check(`tip pressure, ${volumes[n]} mL`, 'kPa', pressure, state.tipPressureKpa, 0.05),
      ];
    });
    return { checks, massBalanceError: worst(list) };
  },
};

function meanReach(along: Readonly<Record<string, number>>): number {
  const reach = Object.values(along);
  return reach.reduce((sum, mm) => sum + mm, 0) / reach.length;
}

const line = (h: number, lengthMm: number, inlet: object) => ({
  grid: gridOf([0, 0, 0], [lengthMm, h, h], h),
  material: { permeabilityM2: 5e-9, porosity: reference.porosity },
  boundary: { 'x+': { pressureKpa: 0 } },
  marrow: { viscosityPaS: reference.marrowPaS },
  cement: { viscosityPaS: reference.cementPaS },
  inlet: { face: 'x-', ...inlet },
});

const a3: Case = {
  id: 'A3',
  async run(h) {
    const fullMl = (reference.porosity * 20 * h * h) / 1000;
    const pressed = await states({
      ...line(h, 20, { pressureKpa: 200 }),
      schedule: [{ injectToMl: 1.1 * fullMl }],
      report: { atS: [10], atMl: [fullMl, 1.05 * fullMl] },
    });
    const driven = await states({
      ...line(h, 20, { fluxMmPerS: 0.1 }),
      schedule: [{ untilS: 60 }],
      report: { atS: [60] },
    });
    return {
      checks: [
        check('front after 10 s at 200 kPa', 'mm', 14.895, pressed[0]!.front.along['x+'], 0.02),
        check('time to fill 20 mm', 's', 18.018, pressed[1]!.timeS, 0.02),
        check('volume at breakthrough', 'mL', fullMl, pressed[2]!.firstContactMl['x+'], 0.02),
        check('front after 60 s at 0.1 mm/s', 'mm', 6.667, driven[0]!.front.along['x+'], 0.02),
        check('pressure after 60 s at 0.1 mm/s', 'kPa', 13.36, driven[0]!.tipPressureKpa, 0.02),
      ],
      massBalanceError: worst([...pressed, ...driven]),
    };
  },
};

/** f of quadratic relative permeabilities and its slope; m = injected over displaced viscosity. */
const slopeOfFlow = (s: number, m: number): number =>
  (2 * m * s * (1 - s)) / (s * s + m * (1 - s) * (1 - s)) ** 2;

/** Saturation where the characteristic of slope `speed` is, behind the shock. */
function rarefaction(speed: number, m: number, shock: number): number {
  let [low, high] = [shock, 1];
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (slopeOfFlow(middle, m) > speed) low = middle;
    else high = middle;
  }
  return low;
}

const a4: Case = {
  id: 'A4',
  async run(h) {
    const checks: Check[] = [];
    let massBalanceError = 0;
    for (const m of [1, 2, 10]) {
      // 200 cells, whatever their size; 40 % of the pore volume is injected.
      const lengthMm = 200 * h;
      const description = line(h, lengthMm, { fluxMmPerS: h });
      const list = await states({
        ...description,
        marrow: { viscosityPaS: 0.1 },
        cement: { viscosityPaS: 0.1 * m },
        relativePermeability: 'quadratic',
        schedule: [{ untilS: 0.4 * 200 * reference.porosity }],
        report: { atS: [0.4 * 200 * reference.porosity] },
      });
      const state = list[0]!;
      const shock = Math.sqrt(m / (1 + m));
      const speed = (1 + Math.sqrt(1 + 1 / m)) / 2;
      const front = 0.4 * lengthMm * speed;
      const cell = Math.floor((0.95 * front) / h);
      const expected = rarefaction(((cell + 0.5) * h) / (0.4 * lengthMm), m, shock);
      checks.push(
        check(`shock, m = ${m}`, 'mm', front, state.front.along['x+'], 0.02),
        check(`saturation at 0.95 of the way, m = ${m}`, '', expected, state.profile![cell], 0.02),
      );
      massBalanceError = Math.max(massBalanceError, worst(list));
    }
    return { checks, massBalanceError };
  },
};

const a5: Case = {
  id: 'A5',
  async run(h) {
    const ratio = 1.2936;
    const ballMl = (reference.porosity * 4 * Math.PI * 1.5 ** 3) / 3000;
    const list = await states({
      ...pointSource(h, 12),
      material: { permeabilityM2: [5e-9, 5e-9, 5e-9 * ratio], porosity: reference.porosity },
      regions: [startBall],
      schedule: [{ injectToMl: 3 - ballMl }],
      report: { atMl: [3 - ballMl] },
    });
    const { along, semiAxesMm } = list[0]!.front;
    const z = (along['z+']! + along['z-']!) / 2;
    const x = (along['x+']! + along['x-']!) / 2;
    return {
      checks: [
        check('along the stiff axis', 'mm', 10.097, z, 0.02),
        check('across it', 'mm', 8.878, x, 0.02),
        check('ratio of the axes', '', 1.137, z / x, 0.02),
        check('ratio from the moments', '', 1.137, semiAxesMm[0] / semiAxesMm[2], 0.02),
      ],
      massBalanceError: worst(list),
    };
  },
};

const a6: Case = {
  id: 'A6',
  async run(h) {
    const checks: Check[] = [];
    const bores = { '11G': 2.388, '13G': 1.803, '8G': 3.429 };
    const laws = [
      ['100 Pa·s', { viscosityPaS: 100 }, { '11G': 1566.1, '13G': 4819.3, '8G': 368.4 }],
      [
        '300 Pa·sⁿ, n = 0.4',
        { powerLaw: { kPaSn: 300, n: 0.4 } },
        { '11G': 400.8, '13G': 743.7, '8G': 180.8 },
      ],
    ] as const;
    for (const [law, cement, losses] of laws)
      for (const gauge of ['11G', '13G', '8G'] as const) {
        const needle = { insideDiameterMm: bores[gauge], lengthMm: 125 };
        const [state] = await states({
          ...pointSource(h, 6),
          cement,
          regions: [{ ...startBall, radiusMm: 20 }],
          inlet: { atMm: [0, 0, 0], tipRadiusMm: bores[gauge] / 2, flowMlPerS: 0.1, needle },
          schedule: [{ injectToMl: 0.001 }],
          report: { atMl: [0] },
        });
        const { needlePressureLossKpa, syringePressureKpa, tipPressureKpa } = state!;
        checks.push(
          check(`${gauge}, ${law}`, 'kPa', losses[gauge], needlePressureLossKpa, 0.001),
          check(
            `${gauge}, ${law}: syringe − tip`,
            'kPa',
            losses[gauge],
            syringePressureKpa - tipPressureKpa,
            0.001,
          ),
        );
      }
    return { checks, massBalanceError: 0 };
  },
};

const a7: Case = {
  id: 'A7',
  async run(h) {
    const c = sourceKpaMm(100);
    // Far from the plane free space does not know of the image: only differences of pressure count.
    const list = await states({
      ...pointSource(h, 17),
      grid: gridOf([-17, -17, -17], [7, 17, 17], h),
      marrow: { viscosityPaS: 100 },
      barriers: [{ shape: 'plane', pointMm: [5, 0, 0], normal: [1, 0, 0] }],
      schedule: [{ injectToMl: 2 }],
      report: {
        atMl: [2],
        probesMm: [
          [5, 0, 0],
          [0, 8, 0],
        ],
      },
    });
    const [foot, beside] = list[0]!.probes.map(({ pressureKpa }) => pressureKpa) as [number, number];
    return {
      checks: [
        check('front away from the plane', 'mm', 8.478, list[0]!.front.along['x-'], 0.03),
        check(
          'p(foot) − p(8 mm beside the tip)',
          'kPa',
          (2 * c) / 5 - (c / 8 + c / Math.hypot(8, 10)),
          foot - beside,
          0.03,
        ),
      ],
      massBalanceError: worst(list),
    };
  },
};

const a11: Case = {
  id: 'A11',
  async run(h) {
    const zero = { pressureKpa: 0 };
    const list = await states({
      ...pointSource(h, 18),
      grid: gridOf([-18, -18, -18], [7, 18, 18], h),
      marrow: { viscosityPaS: 100 },
      regions: [
        { shape: 'halfspace', pointMm: [6, 0, 0], normal: [1, 0, 0], fixedPressureKpa: 0, outlet: 'plane' },
      ],
      boundary: { 'x-': zero, 'y-': zero, 'y+': zero, 'z-': zero, 'z+': zero },
      schedule: [{ injectToMl: 0.759 }],
      report: { atMl: [0.759] },
    });
    const { firstContactMl, leakedMl } = list[0]!;
    return {
      checks: [
        check('first contact with a plane 6 mm away', 'mL', 0.58, firstContactMl['plane'], 0.06),
        check('leaked at 0.759 mL', 'mL', 0.0063, leakedMl['plane'], [0.3, 0.6]),
      ],
      massBalanceError: worst(list),
    };
  },
};

/** Physics 2.6: a power law that acts in the bone. */
const powerLaw: Case = {
  id: '2.6',
  async run(h) {
    const list = await states({
      ...pointSource(h, 17),
      cement: { powerLaw: { kPaSn: 300, n: 0.6 } },
      regions: [{ ...startBall, radiusMm: 30 }],
      schedule: [{ injectToMl: 0.001 }],
      report: {
        atMl: [0],
        probesMm: [
          [10, 0, 0],
          [5, 0, 0],
        ],
      },
    });
    const { probes, tipPressureKpa } = list[0]!;
    return {
      checks: [
        check('p(1.194) − p(10 mm)', 'kPa', 130.61, tipPressureKpa - probes[0]!.pressureKpa, 0.02),
        check('apparent viscosity at 5 mm', 'Pa·s', 178.0, probes[1]!.apparentViscosityPaS, 0.02),
      ],
      massBalanceError: worst(list),
    };
  },
};

export const cases: readonly Case[] = [a1, a2, a3, a4, a5, a6, a7, a11, powerLaw];

/** Whether a number keeps to its tolerance, which is for cells of 0.5 mm and doubles at 1 mm; in proportion between. */
export function isWithin({ expected, obtained, tolerance }: Check, h: number): boolean {
  const error = obtained / expected - 1;
  const factor = h / 0.5;
  return error >= -tolerance[0] * factor && error <= tolerance[1] * factor;
}
