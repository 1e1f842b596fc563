import type { DataSet } from 'dicom-parser';
import { groupBy } from '../batches';
import { decimal, text, uid } from '../dicom/dataset';
import { conceptCode, firstItem } from '../dicom/groups';
import type { LabelName } from '../labels/names';

/** One closed contour, as the file has it. */
export interface Contour {
  /** x, y, z of each corner, LPS mm; the last one is joined to the first. */
  readonly points: Float64Array;
  /** CLOSEDPLANAR_XOR: what it encloses is taken off where another one encloses it, whatever they look like. */
  readonly exclusive: boolean;
}

/** A region of interest (ROI) with its closed contours. */
export interface Region {
  readonly number: number;
  readonly name: LabelName;
  /** The frame of reference that it lies in, or those that it may lie in; empty where the file states none. */
  readonly frames: readonly string[];
  /** Another region of another name has the same number: whose contours these are cannot be told. */
  readonly isDoubled: boolean;
  readonly contours: readonly Contour[];
  /** What each contour stands for along the normal, mm (Contour Slab Thickness), where all say the same. */
  readonly slabMm?: number;
  /** Points and open lines, which enclose nothing. */
  readonly open: number;
  /** Contours without three corners, or with corners that are no numbers or nowhere near a patient. */
  readonly broken: number;
  /** SOP Instance UIDs of the images that its contours were drawn on. */
  readonly images: ReadonlySet<string>;
}

const closed = new Set(['CLOSED_PLANAR', 'CLOSEDPLANAR_XOR']);
/** No coordinate of a patient is larger. */
const farthestMm = 10_000;

/**
 * The regions of an RT Structure Set (PS3.3 C.8.8.5 structure set, C.8.8.6 contours, C.8.8.8
 * observations), in the order of the file. Nothing that is missing or damaged stops the rest. A number that is
 * listed again under the same name and frame is one region.
 */
export function readRegions(dataSet: DataSet): Region[] {
  const contours = byReference(dataSet, 'x30060039');
  const observations = byReference(dataSet, 'x30060080');
  const general = framesOf(dataSet);
  const listed = items(dataSet, 'x30060020').flatMap((own) => {
    const number = decimal(own, 'x30060022');
    if (number === undefined) return [];
    const frame = uid(own, 'x30060024');
    const name = nameOf(own, number, observations.get(number)?.[0]);
    return { number, name, frames: frame ? [frame] : general };
  });
  const drawn = (number: number) => (contours.get(number) ?? []).flatMap((own) => items(own, 'x30060040'));
  return [...groupBy(listed, (region) => region.number).values()].flatMap((same) => {
    const different = [...groupBy(same, ({ name, frames }) => [name.name, ...frames].join('\n')).values()];
    return different.map(([first]) => ({
      ...first!,
      isDoubled: different.length > 1,
      ...readContours(drawn(first!.number)),
    }));
  });
}

/** What a region that states no frame of its own lies in: the frames referenced, else that of the whole object. */
function framesOf(dataSet: DataSet): string[] {
  const referenced = items(dataSet, 'x30060010').flatMap((own) => uid(own, 'x00200052') || []);
  const own = uid(dataSet, 'x00200052');
  return referenced.length > 0 ? [...new Set(referenced)] : own ? [own] : [];
}

const items = (dataSet: DataSet | undefined, tag: string): DataSet[] =>
  dataSet?.elements[tag]?.items?.flatMap(({ dataSet: own }) => own ?? []) ?? [];

/** The items of a sequence by Referenced ROI Number: a region's contours may be spread over several. */
const byReference = (dataSet: DataSet, tag: string): ReadonlyMap<number, readonly DataSet[]> =>
  groupBy(items(dataSet, tag), (own) => decimal(own, 'x30060084') ?? Number.NaN);

function nameOf(own: DataSet, number: number, observation: DataSet | undefined): LabelName {
  const name = text(own, 'x30060026') ?? (observation && text(observation, 'x30060085')) ?? `ROI ${number}`;
  const type = conceptCode(observation, 'x30060086');
  if (type?.scheme !== 'SCT') return { name };
  const side = conceptCode(firstItem(observation, 'x30060086'), 'x00620011')?.value;
  return { name, snomed: { code: type.value, ...(side && { lateralityCode: side }) } };
}

function readContours(
  listed: readonly DataSet[],
): Pick<Region, 'contours' | 'images' | 'open' | 'broken' | 'slabMm'> {
  const contours: Contour[] = [];
  const images = new Set<string>();
  const slabs = new Set<number | undefined>();
  let [open, broken] = [0, 0];
  for (const own of listed) {
    const kind = text(own, 'x30060042') ?? 'CLOSED_PLANAR';
    const points = closed.has(kind) ? readPoints(own) : undefined;
    if (!closed.has(kind)) open++;
    else if (!points) broken++;
    if (!points) continue;
    contours.push({ points, exclusive: kind === 'CLOSEDPLANAR_XOR' });
    slabs.add(decimal(own, 'x30060044'));
    for (const image of items(own, 'x30060016')) images.add(uid(image, 'x00081155') ?? '');
  }
  images.delete('');
  const [slabMm = 0] = slabs.size === 1 ? slabs : [];
  return { contours, images, open, broken, ...(slabMm > 0 && { slabMm }) };
}

/** Contour Data; Number of Contour Points is not believed. */
function readPoints(own: DataSet): Float64Array | undefined {
  const parts = text(own, 'x30060050')?.split('\\') ?? [];
  if (parts.length < 9 || parts.length % 3 !== 0) return undefined;
  const points = Float64Array.from(parts, (part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return points.every((value) => Math.abs(value) < farthestMm) ? points : undefined;
}
