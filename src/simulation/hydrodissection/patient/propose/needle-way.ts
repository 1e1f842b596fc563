import { needles } from '../../../../catalog/devices/needles';
import { lpsToVoxel, voxelToLps } from '../../../../core/grid';
import { type LpsPoint, lpsVector, type LpsVector, voxelPoint } from '../../../../core/units';
import { along, dot, normalise, subtract } from '../../../../core/vector';
import { clearanceTable, type TableInput } from '../../../../trajectory/clearance-table';
import { kinds } from '../../types';
import type { TissueModel } from '../types';
import type { NeedlePlace } from './types';

const device = needles.find(({ id }) => id === 'needle-22g')!;
/** Of the needle outside the skin, mm. */
const hubMm = 5;
const stepMm = 1;
/** A needle keeps this from what is at risk, mm: a house value. The spaces are narrow: no margin is demanded of it. */
const keepsMm = 0.5;
/** Ways that are measured exactly, the shortest first. */
const measuredWays = 4;
/** A way may turn this far from the side of the planned path about the axis of the body, and up or down; degrees. */
const aboutDeg = [0, -15, 15, -30, 30, -45, 45, -60, 60, -75, 75];
const upDeg = [0, -15, 15, -30, 30, -45, 45];

/** Ways of needles through a model. */
export class NeedleWays {
  /** 1 where a needle does not go: bone, canal, and organs that move as bodies. */
  readonly #closed: Uint8Array;
  readonly #directions: readonly LpsVector[];

  /**
   * @param towardsSkin unit vector along the planned path back to the skin: needles come from that side
   */
  constructor(
    readonly model: TissueModel,
    readonly table: TableInput,
    towardsSkin: LpsVector,
  ) {
    this.#closed = Uint8Array.from(model.kind, (kind) => (kind === kinds.rigid ? 1 : 0));
    for (const { cells } of model.bodies) for (const cell of cells) this.#closed[cell] = 1;
    this.#directions = directionsAbout(towardsSkin);
  }

  /**
   * The shortest straight way from the skin to a tip that keeps off bone and every structure of which a margin
   * is demanded, and that a needle of the catalogue can go; undefined where there is none within the model.
   */
  to(tipMm: LpsPoint): Omit<NeedlePlace, 'space'> | undefined {
    const ways = this.#directions
      .flatMap((direction) => {
        const mm = this.#skinMm(tipMm, direction);
        return mm === undefined ? [] : [{ direction, mm }];
      })
      .toSorted((a, b) => a.mm - b.mm);
    for (const { direction, mm } of ways.slice(0, measuredWays)) {
      const lengthMm = [...device.lengthsMm].sort((a, b) => a - b).find((length) => length >= mm + hubMm);
      if (lengthMm === undefined) continue;
      const way = { device: device.id, lengthMm, tipMm, entryMm: along(tipMm, direction, mm) };
      const closest = this.#closest(way);
      if (!closest) return way;
      if (closest.clearanceMm >= keepsMm) return { ...way, closest };
    }
    return undefined;
  }

  /** Whether a needle's tip may lie in a cell. */
  isOpen(cell: number): boolean {
    return this.#closed[cell] === 0 && this.model.kind[cell] === kinds.tissue;
  }

  /** From a tip to the air in a direction; undefined where something closed or the end of the model comes first. */
  #skinMm(tip: LpsPoint, direction: LpsVector): number | undefined {
    const { grid, kind } = this.model;
    const [nx, ny, nz] = grid.dims;
    const longest = Math.max(...device.lengthsMm) - hubMm;
    for (let mm = 0; mm <= longest; mm += stepMm) {
      const [i, j, k] = lpsToVoxel(grid, along(tip, direction, mm)).map(Math.round) as [
        number,
        number,
        number,
      ];
      if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return undefined;
      const cell = i + nx * (j + ny * k);
      if (kind[cell] === kinds.outside) return mm;
      if (this.#closed[cell] === 1) return undefined;
    }
    return undefined;
  }

  #closest({ tipMm, entryMm, lengthMm }: Pick<NeedlePlace, 'tipMm' | 'entryMm' | 'lengthMm'>) {
    const measured = clearanceTable({
      ...this.table,
      instruments: [{ id: device.id, device: device.id, entryMm, targetMm: tipMm, lengthMm }],
      demandedOnly: true,
      depthPrecisionMm: 0.1,
    });
    const rows = measured.ok ? measured.value.rows : [];
    const [closest] = rows.toSorted((a, b) => a.clearanceMm - b.clearanceMm);
    if (!closest) return undefined;
    const { key, structure, clearanceMm, toleranceMm } = closest;
    return { key, structure, clearanceMm, toleranceMm };
  }
}

/** In and about the axial plane, those nearest to a direction first. */
function directionsAbout(towards: LpsVector): readonly LpsVector[] {
  const flat = normalise(lpsVector(towards[0], towards[1], 0));
  const first = dot(flat, flat) > 0 ? flat : lpsVector(0, -1, 0);
  return upDeg.flatMap((up) =>
    aboutDeg.map((about) => {
      const [a, b] = [(about * Math.PI) / 180, (up * Math.PI) / 180];
      const [x, y] = [
        first[0] * Math.cos(a) - first[1] * Math.sin(a),
        first[0] * Math.sin(a) + first[1] * Math.cos(a),
      ];
      return lpsVector(x * Math.cos(b), y * Math.cos(b), Math.sin(b));
    }),
  );
}

/** Centre of a cell, LPS mm. */
export function cellCentre({ grid }: Pick<TissueModel, 'grid'>, cell: number): LpsPoint {
  const [nx, ny] = grid.dims;
  return voxelToLps(grid, voxelPoint(cell % nx, Math.floor(cell / nx) % ny, Math.floor(cell / nx / ny)));
}

/** Unit vector from the target of a path back to its entry. */
export const backwards = (entryMm: LpsPoint, targetMm: LpsPoint): LpsVector =>
  normalise(subtract(entryMm, targetMm));
