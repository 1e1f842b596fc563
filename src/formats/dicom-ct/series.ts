import { describeSyntax, isReadable } from '../dicom/syntax';
import { error, type Issue, warning } from '../issue';
import { isGreyscale, type SliceHeader } from './header';
import { type Stack, stackSlices } from './stack';

/** The images of one SeriesInstanceUID, or one stack of several among them, judged. */
export interface DicomSeries extends Stack {
  /** SeriesInstanceUID; behind it `#` and the stack's name where the series holds several stacks. */
  readonly seriesUid: string;
  /** Name of the stack, where the series holds several. */
  readonly stack?: string;
  readonly transferSyntaxes: readonly string[];
}

/** Groups image headers by series and stack, in the order in which they are first met. */
export function groupSeries(headers: readonly SliceHeader[]): DicomSeries[] {
  const series = grouped(headers, ({ seriesUid }) => seriesUid);
  return [...series].flatMap(([seriesUid, members]) => {
    const stacks = [...grouped(members, ({ stack = '' }) => stack)].flatMap(([name, frames]) =>
      byFile(name, frames),
    );
    if (stacks.length === 1) return [judgeSeries(seriesUid, members)];
    return stacks.map(([name, frames], n) => {
      const stack = name || String(n + 1);
      return { ...judgeSeries(`${seriesUid}#${stack}`, frames), stack };
    });
  });
}

/**
 * Multi-frame files of one series either complete each other (a concatenation) or, where frames of
 * different files lie in the same place, are stacks of their own.
 */
function byFile(name: string, members: readonly SliceHeader[]): [string, readonly SliceHeader[]][] {
  const files = grouped(members, ({ path }) => path);
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

function grouped(headers: readonly SliceHeader[], keyOf: (header: SliceHeader) => string) {
  const groups = new Map<string, SliceHeader[]>();
  for (const header of headers) {
    const key = keyOf(header);
    const group = groups.get(key);
    if (group) group.push(header);
    else groups.set(key, [header]);
  }
  return groups;
}

function judgeSeries(seriesUid: string, members: readonly SliceHeader[]): DicomSeries {
  const scouts = members.filter(({ localizer }) => localizer);
  const mixed = scouts.length > 0 && scouts.length < members.length;
  const images = mixed ? members.filter(({ localizer }) => !localizer) : members;
  const kind = kindIssues(images);
  const stack: Stack =
    kind.length > 0
      ? { slices: images, gantryTiltDeg: Math.abs(images[0]!.gantryTiltDeg ?? 0), issues: [] }
      : stackSlices(images);
  const aside = mixed
    ? [warning('localizer-set-aside', { path: scouts[0]!.path, count: scouts.length })]
    : [];
  return {
    ...stack,
    seriesUid,
    transferSyntaxes: [...new Set(members.map(({ transferSyntax }) => transferSyntax))],
    issues: [
      ...kind,
      ...(kind.length > 0 ? [] : pixelIssues(images)),
      ...stack.issues,
      ...frameIssues(images),
      ...aside,
    ],
  };
}

/** What is no stack of CT images at all. */
function kindIssues(images: readonly SliceHeader[]): Issue[] {
  const first = images[0]!;
  const path = first.path;
  if (first.modality !== 'CT') return [error('not-ct', { path, modality: first.modality || '?' })];
  const multi = images.find(({ frames, frame }) => frames !== 1 && frame === undefined);
  if (multi) return [error('multi-frame', { path: multi.path, frames: multi.frames })];
  return first.localizer ? [error('localizer', { path })] : [];
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

/** Some archives give every image a frame of its own; the positions then still agree. */
function frameIssues(images: readonly SliceHeader[]): Issue[] {
  const odd = images.find(
    ({ frameOfReferenceUid }) => frameOfReferenceUid !== images[0]!.frameOfReferenceUid,
  );
  return odd ? [warning('mixed-frames', { path: odd.path })] : [];
}
