import type { DataSet } from 'dicom-parser';
import type { Grid } from '../../core/grid';
import { fail, ok, type Result } from '../../core/result';
import { parseDicomFile, text, uint16 } from '../dicom/dataset';
import { describeSyntax, isPlain } from '../dicom/syntax';
import { checkFrame, type FrameOfCt } from '../labels/frame';
import type { LabelField } from '../labels/structure';
import { frameBits } from './bits';
import { type Frame, readFrames } from './frames';
import { segmentName } from './names';
import { stackFrames } from './stack';

// Segmentation IOD: DICOM PS3.3 A.51, C.8.20.2 (segments), C.7.6.16 (functional groups).

/**
 * The segments of a DICOM SEG (binary or fractional), each on its own grid, segment numbers as
 * labels. Failures: `dicom-broken`, `not-a-segmentation`, `transfer-syntax`, `seg-type`,
 * `labels-other-frame`, `seg-geometry`, `dicom-truncated`, `labels-empty`.
 */
export function readSegmentation(
  bytes: Uint8Array,
  path: string,
  ct: Grid,
  frame: FrameOfCt = {},
): Result<LabelField[]> {
  const parsed = parseDicomFile(bytes, path, 'x7fe00010');
  if (!parsed.ok) return parsed;
  const { dataSet, transferSyntax } = parsed.value;
  const refusal = refuse(dataSet, transferSyntax, path);
  if (refusal) return refusal;
  const remarks = checkFrame(text(dataSet, 'x00200052'), frame, path);
  if (!remarks.ok) return remarks;
  const frames = readFrames(dataSet);
  if (!frames) return fail('seg-geometry', { path });
  const pixels = frameBits(dataSet, frames.length);
  if (!pixels) return fail('dicom-truncated', { path });
  const segments: LabelField[] = [];
  for (const [label, members] of bySegment(frames)) {
    const field = stackFrames(members, pixels, ct);
    if (!field) return fail('seg-geometry', { path });
    segments.push({ label, name: segmentName(dataSet, label), field, remarks: remarks.value });
  }
  return segments.length > 0 ? ok(segments) : fail('labels-empty', { path });
}

function refuse(dataSet: DataSet, syntax: string, path: string) {
  if (text(dataSet, 'x00080060') !== 'SEG') return fail('not-a-segmentation', { path });
  if (!isPlain(syntax)) {
    return fail('transfer-syntax', { path, syntax: describeSyntax(syntax) });
  }
  const type = text(dataSet, 'x00620001') ?? '?';
  const bits = uint16(dataSet, 'x00280100');
  const isKnown = (type === 'BINARY' && bits === 1) || (type === 'FRACTIONAL' && (bits === 1 || bits === 8));
  return isKnown ? undefined : fail('seg-type', { path, type });
}

function bySegment(frames: readonly Frame[]): [number, Frame[]][] {
  const groups = new Map<number, Frame[]>();
  for (const frame of frames) groups.set(frame.segment, [...(groups.get(frame.segment) ?? []), frame]);
  return [...groups].sort(([a], [b]) => a - b);
}
