import { cornersOf } from '../../core/bounds';
import { fail, ok, type Result } from '../../core/result';
import { type LpsPoint, type LpsVector, lpsPoint, lpsVector } from '../../core/units';
import { dot, norm } from '../../core/vector';
import { type Issue, warning } from '../issue';
import type { NiftiLayout } from './layout';

/** Where the voxels lie, LPS mm. */
interface Place {
  readonly columns: readonly [LpsVector, LpsVector, LpsVector];
  readonly origin: LpsPoint;
}

/** A place, and what is to be said of it. */
export interface World extends Place {
  readonly issues: readonly Issue[];
}

type Dims = readonly [number, number, number];

const mmPerUnit: Readonly<Record<number, number>> = { 0: 1, 1: 1000, 2: 1, 3: 0.001 };

/** sform and qform are one place when they differ by less than this part of a voxel. */
const samePlace = 0.1;
/** The sform's steps are those of pixdim when they differ by less than this part. */
const sameStep = 0.01;

/**
 * Place of the image: the sform, else the qform. Code 1 and 2 (scanner, aligned to another image of the patient) are
 * millimetres in the patient; 3, 4 and 5 (Talairach, MNI, another template) are those of an atlas that he was
 * stretched to, and are never used. Failures: `length-unit`, `no-orientation`, `nifti-atlas`, `nifti-two-places` (sform
 * and qform differ), `nifti-pixdim` (sform and pixdim differ, and there is no qform to judge by).
 */
export function worldOf(layout: NiftiLayout, dims: Dims, path: string): Result<World> {
  const unit = layout.units & 7;
  const mm = mmPerUnit[unit];
  if (mm === undefined) return fail('length-unit', { path, unit: `xyzt_units ${unit}` });
  const { sformCode, qformCode } = layout;
  const sform = isPatient(sformCode) ? placeOf(layout.sform, mm) : undefined;
  const qform = isPatient(qformCode) ? placeOf(quaternionRows(layout), mm) : undefined;
  if (sform && qform) return bothOf(sform, qform, dims, layout, path);
  if (sform) return checkSteps(sform, layout, mm, path);
  if (qform) return ok({ ...qform, issues: [] });
  return sformCode > 0 || qformCode > 0 ? fail('nifti-atlas', { path }) : fail('no-orientation', { path });
}

const isPatient = (code: number) => code === 1 || code === 2;

/** Three rows of four, RAS, to columns and origin in LPS mm. */
function placeOf(rows: readonly number[], mm: number): Place {
  const column = (c: number) => [-rows[c]! * mm, -rows[4 + c]! * mm, rows[8 + c]! * mm] as const;
  const columns = [0, 1, 2].map((c) => lpsVector(...column(c))) as unknown as Place['columns'];
  return { columns, origin: lpsPoint(...column(3)) };
}

/** Method 2 of nifti1.h: rotation from a unit quaternion, steps from pixdim, z turned by qfac. */
function quaternionRows({ quaternion, pixdim, qoffset }: NiftiLayout): number[] {
  const [b, c, d] = quaternion;
  const a = realPart(quaternion);
  const [dx, dy] = [pixdim[1]!, pixdim[2]!];
  const dz = pixdim[3]! * (pixdim[0]! < 0 ? -1 : 1);
  return [
    [(a * a + b * b - c * c - d * d) * dx, 2 * (b * c - a * d) * dy, 2 * (b * d + a * c) * dz, qoffset[0]],
    [2 * (b * c + a * d) * dx, (a * a + c * c - b * b - d * d) * dy, 2 * (c * d - a * b) * dz, qoffset[1]],
    [2 * (b * d - a * c) * dx, 2 * (c * d + a * b) * dy, (a * a + d * d - c * c - b * b) * dz, qoffset[2]],
  ].flat();
}

const realPart = ([b, c, d]: NiftiLayout['quaternion']) => Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));

function bothOf(sform: Place, qform: Place, dims: Dims, layout: NiftiLayout, path: string): Result<World> {
  const corners = cornersOf({ low: [0, 0, 0], high: [dims[0] - 1, dims[1] - 1, dims[2] - 1] });
  const apart = corners.map((at) => {
    const [s, q] = [sform, qform].map((place) => pointOf(place, at)) as [LpsVector, LpsVector];
    return lpsVector(s[0] - q[0], s[1] - q[1], s[2] - q[2]);
  });
  const voxels = apart.map((off) =>
    Math.max(...sform.columns.map((step) => Math.abs(dot(off, step)) / dot(step, step))),
  );
  const allowed = (corner: number) => samePlace + (corner === 0 ? 0 : roundingOf(layout, dims));
  // Written so that what is no number is refused as well.
  if (voxels.every((off, corner) => off <= allowed(corner))) return ok({ ...sform, issues: [] });
  return fail('nifti-two-places', { path, mm: Math.round(Math.max(...apart.map(norm)) * 10) / 10 });
}

const pointOf = ({ columns: [a, b, c], origin }: Place, [i, j, k]: readonly number[]): LpsVector => {
  const at = (n: 0 | 1 | 2) => origin[n] + a[n] * i! + b[n] * j! + c[n] * k!;
  return lpsVector(at(0), at(1), at(2));
};

/**
 * What rounding moves the corners of a qform by, voxels: three 32-bit numbers leave the fourth part of
 * the quaternion open by this much, most where it is small (half turns).
 */
function roundingOf({ quaternion }: NiftiLayout, dims: Dims): number {
  const squareError = 2e-7;
  const error = squareError / Math.max(realPart(quaternion), Math.sqrt(squareError));
  return 2 * error * Math.max(...dims);
}

/** The sform's steps against pixdim, which holds them as well; all 1, or none, was never set. */
function checkSteps(sform: Place, { pixdim }: NiftiLayout, mm: number, path: string): Result<World> {
  const steps = sform.columns.map(norm);
  const stated = [1, 2, 3].map((n) => Math.abs(pixdim[n]!) * mm);
  if (steps.every((step, n) => Math.abs(step - stated[n]!) <= sameStep * step)) {
    return ok({ ...sform, issues: [] });
  }
  const list = (values: readonly number[]) => values.map((v) => Number(v.toPrecision(4))).join(' × ');
  const data = { path, sformMm: list(steps), pixdimMm: list(stated) };
  const isUnset = [1, 0].some((unset) => pixdim.slice(1, 4).every((value) => value === unset));
  return isUnset ? ok({ ...sform, issues: [warning('nifti-pixdim', data)] }) : fail('nifti-pixdim', data);
}
