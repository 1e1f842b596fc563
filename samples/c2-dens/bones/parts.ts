import { smoothStep } from '../../lib/arithmetic';
import { uneven } from '../../lib/bone/texture';
import type { BonePart } from '../../lib/bone/types';
import type { Point3 } from '../../lib/sdf';

/**
 * Attenuations of the cervical spine at 120 kV, one patient past fifty. Spongy bone of C2–C5 holds
 * 240–340 mg/cm³ of mineral, half as much again as the lumbar spine (PMID 11176311), the dens 303, the
 * body of C2 240 and the seam between them only 160 (198 patients, doi:10.1186/s13018-023-03560-8).
 */
export const VERTEBRA = { corticalHu: 1120, trabecularHu: 300, grainHu: 215 };

/** Shell of a typical vertebra: 0.5–0.7 mm round the body, up to 1 mm at its rims, 1–1.3 mm in the arch. */
export const vertebraShell =
  (seed: number, at: Point3, bodyHalfDepth: number, bodyHalfHeight: number): BonePart['corticalMm'] =>
  (x, y, z) => {
    const arch = smoothStep(bodyHalfDepth - 1, bodyHalfDepth + 4, y - at[1]);
    const ends = smoothStep(bodyHalfHeight - 2.5, bodyHalfHeight - 0.5, Math.abs(z - at[2]));
    const mean = 0.6 + 0.5 * arch + 0.25 * ends + 0.2 * smoothStep(10, 14, Math.abs(x - at[0]));
    return mean * Math.max(uneven(seed, x, y, z), 0.6);
  };
