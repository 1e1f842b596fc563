import type { FlowRun } from '../flow/run-types';
import { ACTIVE } from '../flow/types';
import { type PowerLaw, porousFactor } from './rheology';

/** A round opening in a uniform neighbourhood; lengths mm. */
export interface Tip {
  readonly atMm: readonly [number, number, number];
  readonly radiusMm: number;
  readonly flowMm3PerS: number;
}

/**
 * Pressure drop of a power law between two spheres about a point source (physics 2.6), Pa:
 * (H/k)·(Q/4π)ⁿ·(a^(1−2n) − r^(1−2n))/(2n − 1), a logarithm for n = ½.
 */
export function sphereDropPa(
  law: PowerLaw,
  permeabilityM2: number,
  porosity: number,
  flowMm3PerS: number,
  fromMm: number,
  toMm: number,
): number {
  const { kPaSn, n } = law;
  const [from, to] = [fromMm / 1000, toMm / 1000];
  const resistance = (porousFactor(n, permeabilityM2, porosity) * kPaSn) / permeabilityM2;
  const speed = ((flowMm3PerS * 1e-9) / (4 * Math.PI)) ** n;
  const order = 1 - 2 * n;
  const shape = Math.abs(order) < 1e-9 ? Math.log(to / from) : (to ** order - from ** order) / order;
  return resistance * speed * shape;
}

/**
 * Pressure at a tip in a power-law fluid, Pa. The grid's own correction holds for n = 1 only, so the
 * pressure is taken from the cells two to three cells away and brought to the tip by the closed form
 * (physics 2.6); where marrow is still left near the tip, in proportion to the cement.
 * @returns undefined where no cell lies at that distance
 */
export function powerLawTipPressurePa(
  run: FlowRun,
  law: PowerLaw,
  marrowViscosityPaS: number,
  permeabilityM2: number,
  porosity: number,
  { atMm, radiusMm, flowMm3PerS }: Tip,
): number | undefined {
  const { dims, spacingMm } = run.problem.grid;
  const cellMm = Math.cbrt(spacingMm[0] * spacingMm[1] * spacingMm[2]);
  const nearMm = Math.max(2 * cellMm, radiusMm);
  const farMm = nearMm + cellMm;
  let [count, cement, pressure, drop, marrowDrop] = [0, 0, 0, 0, 0];
  const range = (axis: 0 | 1 | 2): [number, number] => [
    Math.max(0, Math.ceil((atMm[axis] - farMm) / spacingMm[axis])),
    Math.min(dims[axis] - 1, Math.floor((atMm[axis] + farMm) / spacingMm[axis])),
  ];
  const [[x0, x1], [y0, y1], [z0, z1]] = [range(0), range(1), range(2)];
  const marrow = { kPaSn: marrowViscosityPaS, n: 1 };
  for (let z = z0; z <= z1; z++)
    for (let y = y0; y <= y1; y++)
      for (let x = x0; x <= x1; x++) {
        const r = Math.hypot(
          x * spacingMm[0] - atMm[0],
          y * spacingMm[1] - atMm[1],
          z * spacingMm[2] - atMm[2],
        );
        const cell = x + dims[0] * (y + dims[1] * z);
        if (r > farMm || (run.problem.cells?.[cell] ?? ACTIVE) !== ACTIVE) continue;
        cement += run.saturation[cell]! / (4 * Math.PI * Math.max(r, cellMm / 2) ** 2);
        marrowDrop += 1 / (4 * Math.PI * Math.max(r, cellMm / 2) ** 2);
        if (r < nearMm) continue;
        count++;
        pressure += run.pressurePa[cell]!;
        drop += sphereDropPa(law, permeabilityM2, porosity, flowMm3PerS, radiusMm, r);
      }
  if (count === 0) return undefined;
  const share = cement / marrowDrop;
  const meanMm = (nearMm + farMm) / 2;
  const inMarrow = sphereDropPa(marrow, permeabilityM2, porosity, flowMm3PerS, radiusMm, meanMm);
  return (pressure + share * drop) / count + (1 - share) * inMarrow;
}
