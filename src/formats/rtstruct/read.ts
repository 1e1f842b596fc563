import type { DataSet } from 'dicom-parser';
import { type Grid, lpsToVoxel } from '../../core/grid';
import type { KernelContext } from '../../core/kernel';
import { type Failure, fail, ok, type Result } from '../../core/result';
import { lpsPoint } from '../../core/units';
import { heightsOf } from '../labels/heights';
import { checkFrame, type FrameOfCt } from '../labels/frame';
import type { LabelField } from '../labels/structure';
import type { DicomOrigin } from '../dicom-ct/origin';
import { paintAligned, type Plane } from './aligned';
import { isDrawable } from './cover';
import { spacingOf } from './gaps';
import { paintOblique } from './oblique';
import { outlineOf } from './outline';
import { type Contour, type Region, readRegions } from './regions';
import { drawnElsewhere, leftOut, remarksOn, sameNumber } from './remarks';
import { stackContours } from './sections';

/** The CT that contours are put on. */
export interface ContourTarget extends FrameOfCt {
  readonly ct: Grid;
  /** What its images are, where it is a DICOM series. */
  readonly origin?: DicomOrigin;
}

/**
 * The regions of a DICOM RT Structure Set as voxel fields on the CT's grid, ROI numbers as labels, with
 * remarks on what had to be left out, joined or guessed (README of the formats). Regions without an area
 * are named in a remark on the first one, and so are those whose number is not theirs alone. Failures:
 * `labels-other-frame`, `regions-same-number`, `contours-empty`, `labels-elsewhere`.
 */
export async function readStructureSet(
  dataSet: DataSet,
  path: string,
  target: ContourTarget,
  context: KernelContext,
): Promise<Result<LabelField[]>> {
  const listed = readRegions(dataSet);
  const regions = listed.filter(({ isDoubled }) => !isDoubled);
  const doubled = sameNumber(listed.filter(({ isDoubled }) => isDoubled));
  const framed = inFrame(regions, target, path);
  if (!framed.ok) return framed;
  const drawn = framed.value.filter(({ region }) => region.contours.length > 0);
  if (drawn.length === 0) {
    return doubled[0] ? fail(doubled[0].code, doubled[0].data) : fail('contours-empty', { path });
  }
  const fields: LabelField[] = [];
  for (const [n, { region, remarks }] of drawn.entries()) {
    const checkpoint = (fraction: number) => context.checkpoint((n + fraction) / drawn.length);
    const field = await paint(region, target, { checkpoint });
    if (field) fields.push({ ...field, remarks: [...remarks, ...field.remarks] });
  }
  const [first, ...others] = fields;
  if (!first) return fail('labels-elsewhere', { path });
  const missing = regions.filter(({ number }) => fields.every(({ label }) => label !== number));
  const general = [
    ...drawnElsewhere(regions, target.origin),
    ...doubled,
    ...leftOut(missing.map(({ name }) => name.name)),
  ];
  return ok([{ ...first, remarks: [...general, ...first.remarks!] }, ...others]);
}

/** The regions that may lie on the CT; refused when none may. */
function inFrame(
  regions: readonly Region[],
  target: ContourTarget,
  path: string,
): Result<{ region: Region; remarks: readonly Failure[] }[]> {
  const allowed: { region: Region; remarks: readonly Failure[] }[] = [];
  let refusal: Result<never> | undefined;
  for (const region of regions) {
    const remarks = checkFrames(region, target, path);
    if (remarks.ok) allowed.push({ region, remarks: remarks.value });
    else if (region.contours.length > 0) refusal ??= remarks;
  }
  const any = allowed.some(({ region }) => region.contours.length > 0);
  return refusal && !any ? refusal : ok(allowed);
}

/** Refused for the first frame that it may lie in and that is another one than the CT's. */
function checkFrames({ frames }: Region, target: FrameOfCt, path: string): Result<readonly Failure[]> {
  const checked = (frames.length > 0 ? frames : [undefined]).map((frame) => checkFrame(frame, target, path));
  return checked.find((result) => !result.ok || result.value.length > 0) ?? checked[0]!;
}

type Painted = LabelField & { readonly remarks: readonly Failure[] };

async function paint(
  region: Region,
  { ct, origin }: ContourTarget,
  context: KernelContext,
): Promise<Painted | undefined> {
  const stack = stackContours(region.contours, ct);
  const planes = stack.sections
    .filter(({ rings }) => isDrawable(rings, stack.aligned ? stack.frame.dims[1] : Infinity))
    .map(({ depth, rings }): Plane => ({ depth, outline: outlineOf(rings) }));
  if (planes.length === 0) return undefined;
  const across = stack.aligned && stack.frame.axes[2] === ct.axes[2];
  const slices = across && origin ? heightsOf(ct, origin) : undefined;
  const spacing = spacingOf(planes, stack.frame.spacing[2], region.slabMm, slices);
  const painted = stack.aligned
    ? await paintAligned(stack, planes, spacing, context)
    : await paintOblique(stack, planes, spacing, ct, context);
  // Thinner than half a voxel everywhere: there would be no surface.
  if (!painted?.field.data.some((value) => value >= 128)) return undefined;
  return {
    label: region.number,
    name: region.name,
    field: painted.field,
    remarks: remarksOn(region, stack, planes, spacing, { ...painted, beyond: beyond(region.contours, ct) }),
  };
}

/** Contours with corners beyond the outer faces of the CT's voxels, by more than rounding. */
function beyond(contours: readonly Contour[], ct: Grid): number {
  const isOut = (at: readonly number[]) => at.some((v, axis) => v < -0.6 || v > ct.dims[axis]! - 0.4);
  return contours.filter(({ points }) => {
    for (let n = 0; n < points.length; n += 3) {
      if (isOut(lpsToVoxel(ct, lpsPoint(points[n]!, points[n + 1]!, points[n + 2]!)))) return true;
    }
    return false;
  }).length;
}
