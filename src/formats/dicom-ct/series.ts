import { groupBy } from '../batches';
import { describeSyntax, isReadable } from '../dicom/syntax';
import { error, type Issue, warning } from '../issue';
import { isScreen, setAside, withoutCopies } from './aside';
import { isGreyscale, type SliceHeader } from './header';
import { protocolIssues } from './interleaved';
import { differenceOf, isPlaced, type Placed, placeSlices } from './placed';
import { isProper, leastSlices, type Part, splitSlices } from './split';
import { type Stack, stackSlices } from './stack';

/** The images of one SeriesInstanceUID, or one of the stacks among them, judged. */
export interface DicomSeries extends Stack {
  /** SeriesInstanceUID; where the series holds several stacks, with `#` and the name or number of this one. */
  readonly seriesUid: string;
  readonly transferSyntaxes: readonly string[];
  /** Absent where the series is one stack. */
  readonly stack?: StackPlace;
}

/** Which of the stacks of a series, from 1, and what tells it apart from others at its place. */
export interface StackPlace {
  readonly number: number;
  readonly of: number;
  /** As the file names it (Stack ID of a multi-frame image). */
  readonly name?: string;
  readonly by?: string;
  readonly value?: string;
}

/**
 * Groups image headers by series, in the order in which the series are first met, and splits those. Images of
 * different patients or studies make no series together, whatever UID they state or lack.
 */
export function groupSeries(headers: readonly SliceHeader[]): DicomSeries[] {
  const series = groupBy(headers, ({ seriesUid }) => seriesUid);
  return [...series].flatMap(([seriesUid, members]) => {
    const owners = [...groupBy(members, ({ patient }) => patient).values()].flatMap((images) =>
      byStudy(images),
    );
    const stacks = owners.flatMap((images, n) => {
      if (owners.length === 1) return stacksOf(images);
      const remark = warning('series-of-several', { count: owners.length });
      return stacksOf(images).map(({ name, issues, ...stack }) => ({
        ...stack,
        name: name && `${n + 1}/${name}`,
        issues: [...issues, remark],
      }));
    });
    return stacks.map(({ name, by, value, ...stack }, n) => ({
      ...stack,
      seriesUid: stacks.length > 1 ? `${seriesUid}#${name || n + 1}` : seriesUid,
      ...(stacks.length > 1 && {
        stack: {
          number: n + 1,
          of: stacks.length,
          ...(name && { name }),
          ...(by && { by }),
          ...(value && { value }),
        },
      }),
    }));
  });
}

/** Writers of single files may give each image a study of its own. */
const byStudy = (images: readonly SliceHeader[]) => unlessOneEach(images, ({ studyUid }) => studyUid);

/** Groups of images of one UID; all of them together where hardly any two share one, as some archives have it. */
function unlessOneEach(
  images: readonly SliceHeader[],
  uidOf: (image: SliceHeader) => string,
): (readonly SliceHeader[])[] {
  const groups = [...groupBy(images, uidOf).values()];
  return groups.some(({ length }) => length >= leastSlices) ? groups : [images];
}

/** The stacks of one series of one study, each with the name that it has in its file, if any. */
function stacksOf(members: readonly SliceHeader[]): (Judged & { readonly name: string })[] {
  const named = [...groupBy(members, ({ stack = '' }) => stack)].flatMap(([name, frames]) =>
    byFile(name, frames),
  );
  return named.flatMap(([name, images]) => {
    const judged = judgeImages(images);
    return judged.map((stack, n) => ({
      ...stack,
      name: judged.length > 1 && name ? `${name}.${n + 1}` : name,
    }));
  });
}

/**
 * Multi-frame files of one series either complete each other (a concatenation) or, where frames of
 * different files lie in the same place, are stacks of their own.
 */
function byFile(name: string, members: readonly SliceHeader[]): [string, readonly SliceHeader[]][] {
  const files = groupBy(members, ({ path }) => path);
  const framed = members.every(({ frame }) => frame !== undefined);
  if (!framed || files.size === 1) return [[name, members]];
  const places = new Map<string, string>();
  for (const { path, position, orientation } of members) {
    const place = JSON.stringify([position, orientation]);
    if ((places.get(place) ?? path) !== path) {
      return [...files.values()].map((own, n) => [[name, n + 1].filter(Boolean).join('/'), own]);
    }
    places.set(place, path);
  }
  return [[name, members]];
}

type Judged = Omit<DicomSeries, 'seriesUid' | 'stack'> & Pick<Part, 'by' | 'value'>;

/** The stacks among images of one series. */
function judgeImages(members: readonly SliceHeader[]): Judged[] {
  const unique = withoutCopies(members);
  const { slices, remarks } = setAside(unique.slices);
  const beside = [...unique.remarks, ...remarks];
  const kind = kindIssues(slices);
  if (kind.length > 0) {
    const gantryTiltDeg = Math.abs(slices[0]!.gantryTiltDeg ?? 0);
    return [{ slices, gantryTiltDeg, issues: kind, gaps: [], transferSyntaxes: syntaxesOf(members) }];
  }
  const frames = byFrame(slices);
  return frames.flatMap((images) => {
    const { parts, strays } = withoutStrays(splitSlices(images), images);
    return parts.map(({ stack, ...mark }) => ({
      ...stack,
      ...mark,
      transferSyntaxes: syntaxesOf(stack.slices),
      issues: [
        ...pixelIssues(stack.slices),
        ...stack.issues,
        ...protocolIssues(stack.slices),
        ...frameIssues(stack.slices),
        ...(frames.length > 1 ? [warning('frames-apart', { count: frames.length })] : []),
        ...strays,
        ...beside,
      ],
    }));
  });
}

/** Slices of one frame of reference each: between two of them no distance is known. */
const byFrame = (slices: readonly SliceHeader[]) =>
  unlessOneEach(slices, ({ frameOfReferenceUid = '' }) => frameOfReferenceUid);

const syntaxesOf = (images: readonly SliceHeader[]) => [
  ...new Set(images.map(({ transferSyntax }) => transferSyntax)),
];

/** Beside a stack that can be used, a few slices that fit with nothing are left out, and said so. */
function withoutStrays(parts: readonly Part[], slices: readonly SliceHeader[]) {
  if (parts.length === 1) return { parts, strays: [] };
  const isStray = ({ stack }: Part) => stack.slices.length < leastSlices && !isUsable(stack);
  const kept = parts.filter((part) => !isStray(part));
  const strays = parts.filter(isStray).flatMap(({ stack }) => stack.slices);
  // A gap may be where a stray lies: then the stray is what is to be told of.
  const isWhole = ({ stack }: Part) => (strays.length > 0 ? isUsable(stack) : isProper(stack));
  if (!kept.some(isWhole)) return { parts: [{ stack: mixed(slices) }], strays: [] };
  const remark = strays[0] && warning('strays-set-aside', { path: strays[0].path, count: strays.length });
  return { parts: kept, strays: remark ? [remark] : [] };
}

const isUsable = ({ issues }: Stack) => issues.every(({ severity }) => severity !== 'error');

/** Slices of which no part makes a stack: refused together, and the odd ones named. */
function mixed(slices: readonly SliceHeader[]): Stack {
  const placed = placeSlices(slices);
  if (!isPlaced(placed)) return stackSlices(slices);
  const usual = commonest(placed);
  const odd = placed.flatMap((item) => {
    const difference = differenceOf(usual, item);
    return difference ? [{ path: item.slice.path, difference }] : [];
  });
  const [first] = odd;
  if (!first) return stackSlices(slices);
  const count = odd.filter(({ difference }) => difference === first.difference).length;
  const issues = [mixedIssue(first.difference, { path: first.path, count })];
  return { ...stackSlices(slices), issues };
}

function mixedIssue(difference: NonNullable<ReturnType<typeof differenceOf>>, data: Issue['data']): Issue {
  if (difference === 'orientation') return error('mixed-orientations', data);
  return difference === 'size' ? error('mixed-sizes', data) : error('mixed-pixel-spacings', data);
}

/** The slice that most others resemble, so that the odd ones are named. */
function commonest(placed: readonly Placed[]): Placed {
  const counts: { readonly example: Placed; count: number }[] = [];
  for (const item of placed) {
    const entry = counts.find(({ example }) => differenceOf(example, item) === undefined);
    if (entry) entry.count++;
    else counts.push({ example: item, count: 1 });
  }
  return counts.reduce((a, b) => (b.count > a.count ? b : a)).example;
}

/** What is no stack of CT images at all. */
function kindIssues(images: readonly SliceHeader[]): Issue[] {
  const first = images[0]!;
  const path = first.path;
  if (first.modality !== 'CT') return [error('not-ct', { path, modality: first.modality || '?' })];
  const multi = images.find(({ frames, frame }) => frames !== 1 && frame === undefined);
  if (multi) return [error('multi-frame', { path: multi.path, frames: multi.frames })];
  if (first.localizer) return [error('localizer', { path })];
  return isScreen(first) ? [error('dose-screen', { path })] : [];
}

/** Pixels that cannot be read as HU. */
function pixelIssues(images: readonly SliceHeader[]): Issue[] {
  const issues: Issue[] = [];
  const coded = images.find(({ transferSyntax }) => !isReadable(transferSyntax));
  if (coded) {
    issues.push(error('transfer-syntax', { path: coded.path, syntax: describeSyntax(coded.transferSyntax) }));
  }
  const coloured = images.find((image) => !isGreyscale(image));
  if (coloured) issues.push(colourIssue(coloured));
  const bare = images.find(({ rescaled, modality }) => !rescaled && modality === 'CT');
  if (bare) issues.push(error('no-rescale', { path: bare.path }));
  const other = images.find(({ unit }) => unit !== undefined);
  if (other) issues.push(warning('not-hounsfield', { path: other.path, unit: other.unit! }));
  const lossy = images.find((image) => image.lossy);
  if (lossy) issues.push(warning('lossy-compression', { path: lossy.path }));
  return issues;
}

function colourIssue({ path, photometric }: SliceHeader): Issue {
  return photometric === 'PALETTE COLOR'
    ? error('palette-colour', { path })
    : error('not-greyscale', { path });
}

/** Where every image has a frame of reference or study of its own; the positions then still agree. */
function frameIssues(images: readonly SliceHeader[]): Issue[] {
  const [first] = images as [SliceHeader];
  const frame = images.find(({ frameOfReferenceUid }) => frameOfReferenceUid !== first.frameOfReferenceUid);
  const study = images.find(({ studyUid }) => studyUid !== first.studyUid);
  return [
    ...(frame ? [warning('mixed-frames', { path: frame.path })] : []),
    ...(study ? [warning('mixed-studies', { path: study.path })] : []),
  ];
}
