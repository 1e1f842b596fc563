import type { Grid } from '../../../core/grid';
import { halfLevel } from '../../../core/structure';
import { dot } from '../../../core/vector';
import { type CarryWall, nearestFace } from './carry';
import { eachCell } from './cells';
import { fromFrame, toFrame, wallAt } from './frame';
import type { Opening } from './outlets';
import type { BoneParameters } from './parameters';
import { type Patch, patchOf } from './patches';
import { type BoneFrame, type BoneOutlet, type BoneSite, tissues, type WallFaces } from './types';
import { faceAreaMm2, insideOf, outsideOf, type WallScan } from './wall';

/** The bone on some cells, as far as its channel goes. */
export interface ChannelCells {
  readonly grid: Grid;
  readonly frame: BoneFrame;
  readonly tissue: Uint8Array;
  readonly scan: Pick<WallFaces, 'cell' | 'axis' | 'outward'>;
  /** The label of the foramen, where the segmentation has one, 0 … 255. */
  readonly labelled?: Float32Array;
}

export interface ChannelInput extends ChannelCells {
  readonly site: BoneSite;
  readonly hu: Float32Array;
  readonly scan: WallScan;
  readonly parameters: BoneParameters;
  /** Openings that the CT shows; the one of the channel is taken out of them. */
  readonly openings: readonly Opening[];
}

/** The channel wherever its cells may lie. */
export interface Channel {
  readonly outlet: BoneOutlet;
  /** Absent: as the label has it. */
  readonly shape?: ChannelShape;
  /** Cells inside the bone that it takes, of those on which it was found. */
  readonly cells: readonly number[];
  /** The opening that it replaces, if the CT shows one. */
  readonly replaces?: Opening;
}

/** The channel on some cells. */
export interface PlacedChannel {
  /** Faces of its mouth. */
  readonly mouth: readonly number[];
  /** Cells inside the bone that it takes. */
  readonly cells: readonly number[];
}

/** In the bone's own axes, mm. */
export interface ChannelShape {
  readonly l: number;
  readonly s: number;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** A mouth that coarse cells lose is looked for this far away, mm. */
const mouthReachMm = 6;
const searchWidth = 0.3;
const searchHeight = [0.2, 0.85] as const;

/**
 * The basivertebral foramen: a low-density opening in the middle of the posterior wall where the CT
 * shows one, else of a size that scales with this body (He 2023: 1/5 width, 2/5 depth, 1/4 height;
 * Tzika 2021 found 12–21.8 % depth in dry bone). It narrows forwards. Undefined outside the spine.
 */
export function basivertebralChannel(input: ChannelInput): Channel | undefined {
  const { frame, site, parameters: p } = input;
  if (!frame.posteriorWall) return undefined;
  const whole = frame.highMm[0] - frame.lowMm[0];
  // The lateral masses of C2 are no part of its body, which is about as wide as the canal.
  const width = site === 'axis' ? Math.min(whole, 2 * (frame.canal?.halfWidthMm ?? whole)) : whole;
  const depth = frame.highMm[1] - frame.lowMm[1];
  // The dens stands on the body of C2: its lower half is what resembles a body.
  const height = (frame.highMm[2] - frame.lowMm[2]) * (site === 'axis' ? 0.5 : 1);
  const middle = frame.canal?.leftMm ?? 0;
  const usual: ChannelShape = {
    l: middle,
    s: frame.lowMm[2] + p.basivertebralLevel * height,
    width: p.basivertebralWidth * width,
    height: p.basivertebralHeight * height,
    depth: p.basivertebralDepth * depth,
  };
  const shown = shownOpening(input, usual, width, height);
  const labelled = labelledCells(input);
  const shape = shown ? measured(input, shown, usual, depth) : usual;
  const cells = labelled.length > 0 ? labelled : carve(input, shape);
  const mouth = mouthOf(input, new Set(cells));
  if (mouth.length === 0) return undefined;
  const outlet: BoneOutlet = {
    id: site === 'axis' ? 'epidural-vein-1' : 'basivertebral-vein-1',
    type: site === 'axis' ? 'epidural-vein' : 'basivertebral-vein',
    ...(labelled.length > 0
      ? ofMouth(input, mouth)
      : {
          atMm: fromFrame(frame, [shape.l, wallAt(frame, shape.s), shape.s]),
          areaMm2: shape.width * shape.height,
        }),
    origin: shown || labelled.length > 0 ? 'found' : 'scaled',
  };
  return { outlet, cells, ...(labelled.length === 0 && { shape }), ...(shown && { replaces: shown }) };
}

/** The channel on the cells of a simulation; where they are too coarse to hold it, one cell of the posterior wall. */
export function placeChannel(on: ChannelCells, wall: CarryWall, { outlet, shape }: Channel): PlacedChannel {
  const cells = shape ? carve(on, shape) : underLabel(on);
  const mouth = mouthOf(on, new Set(cells));
  if (mouth.length > 0) return { cells, mouth };
  const isMouth = (face: number) =>
    wall.behind(face) === tissues.canal && on.tissue[insideOf(on.grid, on.scan, face)] === tissues.bone;
  const nearest = nearestFace(wall, outlet.atMm, isMouth, mouthReachMm);
  return nearest === undefined
    ? { cells, mouth }
    : { cells: [...cells, insideOf(on.grid, on.scan, nearest)], mouth: [nearest] };
}

/** Centre of the mouth of a labelled foramen, and its area seen from behind: its label may bulge into the canal. */
function ofMouth({ grid, scan, frame }: ChannelInput, mouth: readonly number[]) {
  return {
    atMm: patchOf(grid, scan, scan.areaMm2, mouth).centreMm,
    areaMm2: Math.max(areaFromBehind(grid, frame, scan, mouth), 0),
  };
}

/** Area of faces as seen from behind, mm². */
export function areaFromBehind(
  grid: Grid,
  frame: BoneFrame,
  { axis, outward }: Pick<WallFaces, 'axis' | 'outward'>,
  faces: readonly number[],
): number {
  const backwards = grid.axes.map((a, n) => dot(a, frame.posterior) * faceAreaMm2(grid, n));
  return faces.reduce((sum, face) => sum + outward[face]! * backwards[axis[face]!]!, 0);
}

/** The labelled foramen, if it reaches the canal. */
function labelledCells(input: ChannelInput): number[] {
  const cells = underLabel(input);
  return mouthOf(input, new Set(cells)).length > 0 ? cells : [];
}

const underLabel = ({ labelled, tissue }: ChannelCells): number[] =>
  labelled
    ? Array.from(tissue.keys()).filter((q) => tissue[q] === tissues.bone && labelled[q]! >= halfLevel)
    : [];

function shownOpening(input: ChannelInput, usual: ChannelShape, width: number, height: number) {
  const { frame, openings } = input;
  return openings.find(({ outlet, patch }) => {
    if (outlet.type !== 'canal' || leadsToCavity(input, patch)) return false;
    const [l, , s] = toFrame(frame, patch.centreMm);
    const level = (s - frame.lowMm[2]) / height;
    return (
      Math.abs(l - usual.l) < (searchWidth / 2) * width && level > searchHeight[0] && level < searchHeight[1]
    );
  });
}

/** Where a lesion has eaten the wall, or a fracture torn it, is no vein. */
const leadsToCavity = ({ grid, scan, tissue }: ChannelInput, { faces }: Patch): boolean =>
  faces.some((face) => tissue[insideOf(grid, scan, face)] === tissues.cavity);

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Centre and size of the opening, and how far forwards the CT stays darker than the bone beside it. */
function measured(
  input: ChannelInput,
  { patch }: Opening,
  usual: ChannelShape,
  bodyDepth: number,
): ChannelShape {
  const { frame } = input;
  const [l, , s] = toFrame(frame, patch.centreMm);
  const scale = clamp(Math.sqrt(patch.areaMm2 / (usual.width * usual.height)), 0.6, 1.5);
  const shape = { l, s, width: usual.width * scale, height: usual.height * scale, depth: usual.depth };
  return { ...shape, depth: clamp(darkDepth(input, shape), 0.12 * bodyDepth, 0.5 * bodyDepth) };
}

function darkDepth({ grid, frame, tissue, hu }: ChannelInput, shape: ChannelShape): number {
  const within = new Map<number, { inside: number[]; beside: number[] }>();
  eachCell(grid, frame, (q, l, p, s) => {
    if (tissue[q] !== tissues.bone || Math.abs(s - shape.s) > shape.height / 2) return;
    const aside = Math.abs(l - shape.l) / (shape.width / 2);
    if (aside > 2.5) return;
    const slice = Math.floor(wallAt(frame, s) - p);
    if (slice < 0) return;
    const bin = within.get(slice) ?? { inside: [], beside: [] };
    within.set(slice, bin);
    if (aside <= 1) bin.inside.push(hu[q]!);
    else if (aside > 1.3) bin.beside.push(hu[q]!);
  });
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  let depth = 0;
  for (let slice = 0; within.has(slice); slice++) {
    const { inside, beside } = within.get(slice)!;
    if (inside.length > 0 && beside.length > 0 && mean(inside) > mean(beside) - 15) break;
    depth = slice + 1;
  }
  return depth;
}

function carve({ grid, frame, tissue }: ChannelCells, shape: ChannelShape): number[] {
  const cells: number[] = [];
  const half = grid.spacing[0] / 2;
  eachCell(grid, frame, (q, l, p, s) => {
    if (tissue[q] !== tissues.bone) return;
    const depth = wallAt(frame, s) - p;
    if (depth < -4 || depth > shape.depth) return;
    const share = clamp(depth / shape.depth, 0, 1);
    const aside = Math.max((shape.width / 2) * (1 - 0.75 * share), half);
    const above = Math.max((shape.height / 2) * (1 - 0.5 * share), half);
    if (Math.abs(l - shape.l) <= aside && Math.abs(s - shape.s) <= above) cells.push(q);
  });
  return cells;
}

function mouthOf({ grid, scan, tissue }: ChannelCells, cells: ReadonlySet<number>): number[] {
  return Array.from(scan.cell.keys()).filter(
    (face) => tissue[outsideOf(grid, scan, face)] === tissues.canal && cells.has(insideOf(grid, scan, face)),
  );
}
