import { distanceMm } from '../../../core/distance-transform';
import type { Grid } from '../../../core/grid';
import {
  ACTIVE,
  FIRST_FIXED,
  type FlowProblem,
  type Gauge,
  INACTIVE,
  type Side,
  type Tensor6,
} from '../../flow/types';
import type { VeinColumn } from '../vein-column';
import { areaFromBehind } from './basivertebral';
import { slitPermeabilityMm2, tubeConductance } from './permeability';
import { facesOf, openingsOf, openness, type WallOpenings } from './defects';
import { assumedPattern } from './pattern';
import { type BoneFrame, type BoneModel, isInside, tissues } from './types';
import { outsideOf } from './wall';
import type { BoneParameters } from './parameters';

/** How one run of the risk map differs from the bone as measured; absent: it does not. */
export interface Variation {
  /** Factor on the permeability of bone. */
  readonly permeability?: number;
  /** Further factor per cell, in place of the pattern that the parameters assume. */
  readonly pattern?: Float32Array;
  readonly anisotropy?: number;
  /** Ids of veins that are shut. */
  readonly shut?: ReadonlySet<string>;
  /** Factor on the radius of the openings in the wall. */
  readonly defectRadius?: number;
}

export const edgeOutlet = 'bone-edge';
/**
 * Residual of a patient's pressure solves. Against 1e-8 on a lumbar vertebra, 4 mL at 1 mm: pressures and contacts the same to 3e-7,
 * saturations to 7e-4, mass balance 2e-8, a third fewer iterations.
 */
export const patientTolerance = 1e-5;
const mm2 = 1e6;

/**
 * The bone as a problem of the flow solver: lengths in mm, permeability in mm², pressure in Pa above
 * the given venous pressure's zero. The six sides let marrow out into what lies beyond (`bone-edge`).
 */
export function flowProblem(model: BoneModel, variation: Variation = {}): FlowProblem {
  const { grid, tissue } = model;
  const p = model.parameters as BoneParameters;
  const pressurePa = p.venousPressure * 1000;
  const beyond: Side = { kind: 'pressure', pressurePa, outlet: edgeOutlet };
  const openings = openingsOf(model, variation.defectRadius ?? 1, variation.shut);
  return {
    grid: { dims: grid.dims, spacingMm: grid.spacing },
    permeability: permeabilityOf(model, p, variation),
    porosity: porosityOf(model, p),
    cells: cellsOf(model),
    fixed: [...model.outlets.map(({ id }) => id), edgeOutlet].map((outlet) => ({ outlet, pressurePa })),
    openness: opennessOf(grid, model, openness(model, openings)),
    sides: { 'x-': beyond, 'x+': beyond, 'y-': beyond, 'y+': beyond, 'z-': beyond, 'z+': beyond },
    outletEdges: model.veins.map(({ outlet, cell, radiusMm, lengthMm }) => {
      const { id } = model.outlets[outlet]!;
      const conductance = tubeConductance(radiusMm, lengthMm) / p.marrowViscosity;
      return { outlet: id, cell, pressurePa, conductance: variation.shut?.has(id) ? 0 : conductance };
    }),
    gauges: gaugesOf(model, openings, tissue),
  };
}

/** Axial permeability `anisotropy` times the transverse one, the geometric mean kept. */
function boneTensor({ superior: s }: BoneFrame, grid: Grid, anisotropy: number): Tensor6 {
  const across = anisotropy ** (-1 / 3);
  const extra = anisotropy ** (2 / 3) - across;
  const [x, y, z] = grid.axes.map((a) => a[0] * s[0] + a[1] * s[1] + a[2] * s[2]) as [number, number, number];
  return [
    across + extra * x * x,
    across + extra * y * y,
    across + extra * z * z,
    extra * x * y,
    extra * x * z,
    extra * y * z,
  ];
}

function permeabilityOf(model: BoneModel, p: BoneParameters, v: Variation): FlowProblem['permeability'] {
  const { tissue, kozeny, frame, grid } = model;
  const bone = p.referencePermeability * mm2 * (v.permeability ?? 1);
  const channelShut = model.outlets.some(({ id, type }) => isChannel(type) && v.shut?.has(id));
  const channel = channelPermeability(model, p);
  const isotropic: Readonly<Record<number, number>> = {
    [tissues.soft]: p.softPermeability * mm2,
    [tissues.foramen]: p.softPermeability * mm2,
    [tissues.disc]: slitPermeabilityMm2(p.discWidth),
    [tissues.joint]: slitPermeabilityMm2(p.jointWidth),
    [tissues.cavity]: slitPermeabilityMm2(p.voidWidth),
    [tissues.channel]: channel,
  };
  const pattern = v.pattern ?? assumedPattern(grid, p, tissue);
  const tensorOf = new Uint8Array(tissue.length);
  const scale = new Float32Array(tissue.length);
  for (let q = 0; q < tissue.length; q++) {
    const t = tissue[q]!;
    const isBone = t === tissues.bone || (t === tissues.channel && channelShut);
    if (isBone) scale[q] = bone * kozeny[q]! * (pattern?.[q] ?? 1);
    else {
      tensorOf[q] = 1;
      scale[q] = isotropic[t] ?? p.softPermeability * mm2;
    }
  }
  for (const { cells, widthMm } of model.clefts) {
    const cleft = slitPermeabilityMm2(Math.max(widthMm, p.voidWidth));
    for (const q of cells) if (tissue[q] === tissues.cavity) scale[q] = cleft;
  }
  const ratio = model.site === 'spine' || model.site === 'axis' ? (v.anisotropy ?? p.anisotropy) : 1;
  return { tensorsMm2: [boneTensor(frame, grid, ratio), [1, 1, 1, 0, 0, 0]], tensorOf, scale };
}

const isChannel = (type: string) => type === 'basivertebral-vein' || type === 'epidural-vein';

/** A vein of free radius r in the wider foramen: its conductance spread over the section that the foramen has on these cells. */
function channelPermeability({ outlets, wall, grid, frame }: BoneModel, p: BoneParameters): number {
  const n = outlets.findIndex(({ type }) => isChannel(type));
  const mouth = n < 0 ? [] : facesOf(outlets.length, wall.outlet)[n]!;
  const section = Math.max(areaFromBehind(grid, frame, wall, mouth), Math.PI * p.basivertebralVein ** 2);
  return ((p.basivertebralVein ** 2 / 8) * (Math.PI * p.basivertebralVein ** 2)) / section;
}

function porosityOf({ tissue, porosity }: BoneModel, p: BoneParameters): Float32Array {
  const out = porosity.slice();
  for (let q = 0; q < out.length; q++)
    if (tissue[q] === tissues.soft || tissue[q] === tissues.foramen) out[q] = p.softPorosity;
  return out;
}

/** Tissue further than this from an opening keeps its resting pressure: nothing reaches it there. */
const outsideReachMm = 10;

/**
 * Canal cells end the domain where something opens into them, and so does tissue far from any opening;
 * other bones and the rest of the canal take nothing.
 */
function cellsOf({ grid, tissue, ending, outlets, wall }: BoneModel): Uint8Array {
  const openings = new Uint8Array(tissue.length);
  for (let face = 0; face < wall.cell.length; face++)
    if (wall.outlet[face]! > 0) openings[outsideOf(grid, wall, face)] = 1;
  const reach = distanceMm(openings, grid.dims, grid.spacing, outsideReachMm);
  return Uint8Array.from(tissue, (t, q) => {
    if (isInside(t)) return ACTIVE;
    if (ending[q]! > 0) return FIRST_FIXED + ending[q]! - 1;
    if (t === tissues.otherBone || t === tissues.canal) return INACTIVE;
    return reach[q]! <= outsideReachMm ? ACTIVE : FIRST_FIXED + outlets.length;
  });
}

function opennessOf(
  grid: Grid,
  { wall }: BoneModel,
  open: Float32Array,
): [Float32Array, Float32Array, Float32Array] {
  const count = grid.dims[0] * grid.dims[1] * grid.dims[2];
  const shares = [0, 1, 2].map(() => new Float32Array(count).fill(1)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let face = 0; face < wall.cell.length; face++)
    shares[wall.axis[face] as 0 | 1 | 2][wall.cell[face]!] = open[face]!;
  return shares;
}

/** One gauge an opening that leads into cells of the domain; those into the canal end it and count by themselves. */
function gaugesOf(
  { outlets, wall, ending, grid }: BoneModel,
  { open, outlet }: WallOpenings,
  tissue: Uint8Array,
): Gauge[] {
  const isCounted = (face: number) => {
    const outside = outsideOf(grid, wall, face);
    return open[face]! > 0 && (tissue[outside] !== tissues.canal || ending[outside] === 0);
  };
  const faces = facesOf(outlets.length, outlet).map((all) => all.filter(isCounted));
  return faces.flatMap((group, n) =>
    group.length === 0
      ? []
      : [
          {
            outlet: outlets[n]!.id,
            cells: Uint32Array.from(group, (face) => wall.cell[face]!),
            axes: Uint8Array.from(group, (face) => wall.axis[face]!),
            outward: Int8Array.from(group, (face) => wall.outward[face]!),
          },
        ],
  );
}

/** The model's veins as the injection follows them: outlet edge n is vein n. */
export const veinColumns = ({ veins, outlets }: BoneModel): VeinColumn[] =>
  veins.map(({ outlet, cell, radiusMm, lengthMm }, edge) => ({
    edge,
    outlet: outlets[outlet]!.id,
    cell,
    radiusMm,
    lengthMm,
  }));
