import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deviceById } from '../../src/catalog/devices';
import { identifyStructure } from '../../src/catalog/structures';
import { buildDistanceField } from '../../src/core/distance-field';
import type { Grid } from '../../src/core/grid';
import type { VoxelField } from '../../src/core/structure';
import { type LpsPoint, lpsPoint, lpsVector } from '../../src/core/units';
import { breaches } from '../../src/trajectory/breach';
import { type ClearanceRow, clearanceTable, type TableStructure } from '../../src/trajectory/clearance-table';
import type { InstrumentInput } from '../../src/trajectory/stages';

// A real labelled CT, an 11G transpedicular path into L3, and the whole table once more by brute
// force: labels read here byte by byte, the half level found along lines, the trocar sampled densely.

const folder = '../shared/data/ct/lumbar_T11-S1_3mm_totalseg';
const file = `${folder}/seg_total_v2_full.nii.gz`;

interface Labels {
  readonly dims: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
  /** LPS of voxel [i, j, k]: origin + columns. */
  readonly origin: readonly number[];
  readonly columns: readonly (readonly number[])[];
  readonly data: Uint8Array;
}

/** NIfTI-1, little endian, sform; RAS turned to LPS. */
function readLabels(): Labels {
  const bytes = gunzipSync(readFileSync(file));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dims = [1, 2, 3].map((n) => view.getInt16(40 + 2 * n, true)) as [number, number, number];
  const type = view.getInt16(70, true);
  const start = view.getFloat32(108, true);
  const row = (n: number) => [0, 1, 2, 3].map((m) => view.getFloat32(280 + 16 * n + 4 * m, true));
  const [x, y, z] = [row(0).map((value) => -value), row(1).map((value) => -value), row(2)];
  const columns = [0, 1, 2].map((axis) => [x[axis]!, y[axis]!, z[axis]!]);
  const count = dims[0] * dims[1] * dims[2];
  const size = type === 2 ? 1 : type === 4 || type === 512 ? 2 : 4;
  const data = new Uint8Array(count);
  for (let q = 0; q < count; q++) data[q] = bytes[start + q * size]!;
  const spacing = columns.map((column) => Math.hypot(...column)) as [number, number, number];
  return { dims, spacing, origin: [x[3]!, y[3]!, z[3]!], columns, data };
}

const at = (l: Labels, v: readonly number[]): LpsPoint =>
  lpsPoint(
    ...([0, 1, 2].map(
      (c) => l.origin[c]! + l.columns[0]![c]! * v[0]! + l.columns[1]![c]! * v[1]! + l.columns[2]![c]! * v[2]!,
    ) as [number, number, number]),
  );

/** The part of the grid that holds a label, with one empty voxel around it where the CT goes on. */
function fieldOf(l: Labels, label: number): VoxelField {
  const low = [...l.dims] as number[];
  const high = [-1, -1, -1];
  const each = (visit: (v: [number, number, number], q: number) => void) => {
    let q = 0;
    for (let k = 0; k < l.dims[2]; k++)
      for (let j = 0; j < l.dims[1]; j++) for (let i = 0; i < l.dims[0]; i++, q++) visit([i, j, k], q);
  };
  each((v, q) => {
    if (l.data[q] !== label) return;
    v.forEach((index, axis) => {
      low[axis] = Math.min(low[axis]!, index);
      high[axis] = Math.max(high[axis]!, index);
    });
  });
  const from = low.map((index) => Math.max(index - 1, 0));
  const dims = from.map((index, axis) => Math.min(high[axis]! + 1, l.dims[axis]! - 1) - index + 1) as [
    number,
    number,
    number,
  ];
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  each((v, q) => {
    const [i, j, k] = v.map((index, axis) => index - from[axis]!);
    if (l.data[q] === label) data[i! + dims[0] * (j! + dims[1] * k!)] = 255;
  });
  const axes = l.columns.map((c, axis) =>
    lpsVector(...(c.map((value) => value / l.spacing[axis]!) as [number, number, number])),
  );
  const grid = { dims, spacing: l.spacing, origin: at(l, from), axes } as unknown as Grid;
  return { grid, data };
}

/** Trilinear value at a continuous voxel index, written without the program's own code. */
function valueAt({ grid: { dims }, data }: VoxelField, v: readonly number[]): number {
  let sum = 0;
  const base = v.map(Math.floor);
  for (let c = 0; c < 8; c++) {
    const p = base.map((index, axis) => index + ((c >> axis) & 1));
    if (p.some((index, axis) => index < 0 || index >= dims[axis]!)) continue;
    const weight = v.reduce((product, value, axis) => product * (1 - Math.abs(value - p[axis]!)), 1);
    sum += weight * data[p[0]! + dims[0] * (p[1]! + dims[1] * p[2]!)]!;
  }
  return sum;
}

/** Half-level points along lines a quarter of a voxel apart, LPS. */
function surfacePoints(field: VoxelField, near: (p: number[]) => boolean): number[][] {
  const { dims, origin, axes, spacing } = field.grid;
  const lps = (v: readonly number[]) =>
    [0, 1, 2].map(
      (c) =>
        origin[c]! +
        axes[0][c]! * v[0]! * spacing[0] +
        axes[1][c]! * v[1]! * spacing[1] +
        axes[2][c]! * v[2]! * spacing[2],
    );
  const points: number[][] = [];
  const lines = 4;
  const cell = [0, 0, 0];
  for (cell[2] = -1; cell[2]! < dims[2]; cell[2]!++)
    for (cell[1] = -1; cell[1]! < dims[1]; cell[1]!++)
      for (cell[0] = -1; cell[0]! < dims[0]; cell[0]!++) {
        const corners = Array.from({ length: 8 }, (_, c) =>
          valueAt(
            field,
            cell.map((index, axis) => index + ((c >> axis) & 1)),
          ),
        );
        if (corners.every((value) => value < 127.5) || corners.every((value) => value > 127.5)) continue;
        if (!near(lps(cell.map((index) => index + 0.5)))) continue;
        for (let axis = 0; axis < 3; axis++)
          for (let a = 0; a <= lines; a++)
            for (let b = 0; b <= lines; b++) {
              const v = [...cell];
              v[(axis + 1) % 3]! += Math.min(a / lines, 0.999999);
              v[(axis + 2) % 3]! += Math.min(b / lines, 0.999999);
              // On a line parallel to an axis the trilinear field is linear within a cell.
              const [low, high] = [[...v], [...v]];
              high[axis]! += 0.999999;
              const [p, q] = [valueAt(field, low) - 127.5, valueAt(field, high) - 127.5];
              if (p > 0 === q > 0) continue;
              v[axis]! += (p / (p - q)) * 0.999999;
              points.push(lps(v));
            }
      }
  return points;
}

/** Distance from a place in the half plane to a rod with a conical tip of height `tip`. */
function toRod(t: number, r: number, radius: number, tip: number, length: number): number {
  const toSegment = (at: number, ar: number, bt: number, br: number) => {
    const [dt, dr] = [bt - at, br - ar];
    const s = Math.min(Math.max(((t - at) * dt + (r - ar) * dr) / (dt * dt + dr * dr), 0), 1);
    return Math.hypot(t - at - s * dt, r - ar - s * dr);
  };
  if (t >= 0 && t <= length && r <= Math.min(radius, (t / tip) * radius)) return 0;
  return Math.min(
    toSegment(0, 0, tip, radius),
    toSegment(tip, radius, length, radius),
    toSegment(length, radius, length, 0),
  );
}

/** Target in the anterior third of the body, through the middle of the left pedicle to the skin. */
function transpedicular(l: Labels, l3: VoxelField, canal: VoxelField): InstrumentInput {
  const points = (field: VoxelField) => {
    const out: number[][] = [];
    const { dims, origin, axes, spacing } = field.grid;
    for (let q = 0; q < field.data.length; q++) {
      if (!field.data[q]) continue;
      const v = [q % dims[0], Math.floor(q / dims[0]) % dims[1], Math.floor(q / dims[0] / dims[1])];
      out.push(
        [0, 1, 2].map((c) => origin[c]! + axes.reduce((s, axis, n) => s + axis[c]! * v[n]! * spacing[n]!, 0)),
      );
    }
    return out;
  };
  const mean = (list: number[][]) =>
    [0, 1, 2].map((c) => list.reduce((sum, p) => sum + p[c]!, 0) / list.length);
  const bone = points(l3);
  const whole = mean(bone);
  const here = mean(points(canal).filter((p) => Math.abs(p[2]! - whole[2]!) < 6));
  // In front of the canal lies the body; beside it, on the left (larger x), the pedicle.
  const body = mean(bone.filter((p) => p[1]! < here[1]! - 10));
  const beside = bone.filter(
    (p) => Math.abs(p[1]! - here[1]!) < 5 && p[0]! > here[0]! + 8 && p[0]! < here[0]! + 20,
  );
  const pedicle = mean(beside.filter((p) => p[2]! > body[2]!));
  const target = [body[0]!, body[1]! - 6, body[2]! - 1];
  const entry = target.map((value, c) => value + 2.6 * (pedicle[c]! - value));
  const point = (p: number[]) => lpsPoint(p[0]!, p[1]!, p[2]!);
  expect(l.spacing.every((s) => Math.abs(s - 3) < 1e-3)).toBe(true);
  return { id: 'trocar', device: 'trocar-11g', entryMm: point(entry), targetMm: point(target) };
}

describe.skipIf(!existsSync(file))('11G transpedicular path into L3 of a real CT', () => {
  it('has the clearances that brute force finds', () => {
    const names = JSON.parse(readFileSync(`${folder}/labels_total_v2.json`, 'utf8')) as Record<
      string,
      string
    >;
    const labels = readLabels();
    const present = [...new Set(labels.data)].filter((label) => label > 0);
    const fields = new Map(present.map((label) => [label, fieldOf(labels, label)]));
    const labelOf = (name: string) => Number(Object.entries(names).find(([, own]) => own === name)![0]);
    const path = transpedicular(
      labels,
      fields.get(labelOf('vertebrae_L3'))!,
      fields.get(labelOf('spinal_cord'))!,
    );
    const structures = [...fields].map(([label, field]): TableStructure => {
      const built = buildDistanceField(field);
      if (!built.ok) throw new Error(built.failure.code);
      const name = names[String(label)]!;
      const id = identifyStructure({ name })?.id ?? 'other';
      return {
        key: name,
        id,
        sourceName: name,
        marginMm: 3,
        confirmed: true,
        longitudinal: false,
        distance: built.value,
      };
    });
    const table = clearanceTable({ instruments: [path], structures, expected: [], caseStated: true });
    if (!table.ok) throw new Error(table.failure.code);
    const rows = new Map(table.value.rows.map((row) => [row.key, row]));
    expect(rows.size).toBe(present.length);

    const device = deviceById('trocar-11g')!;
    const [radius, length] = [device.outerDiameterMm / 2, device.lengthsMm[0]!];
    const tip = device.profile(length)[1]!.behindTipMm;
    const { entryMm, targetMm } = path;
    const along = [0, 1, 2].map((c) => entryMm[c]! - targetMm[c]!);
    const size = Math.hypot(...along);
    const u = along.map((value) => value / size);
    const place = (p: readonly number[]): [number, number] => {
      const d = [0, 1, 2].map((c) => p[c]! - targetMm[c]!);
      const t = d[0]! * u[0]! + d[1]! * u[1]! + d[2]! * u[2]!;
      return [t, Math.sqrt(Math.max(0, d[0]! ** 2 + d[1]! ** 2 + d[2]! ** 2 - t * t))];
    };
    const toTrocar = (p: readonly number[]) => toRod(...place(p), radius, tip, length);

    let inside = 0;
    let compared = 0;
    for (const [label, field] of fields) {
      const row = rows.get(names[String(label)]!)!;
      const found = row.clearanceMm;
      // Brute force over organs far from the path would take minutes.
      if (found > 45) continue;
      compared++;
      if (found > 0) {
        const near = (p: number[]) => toTrocar(p) < found + 3;
        const brute = Math.min(...surfacePoints(field, near).map(toTrocar));
        // Sampled points are all on the surface: none may be nearer, and one must be nearly as near.
        expect(found).toBeLessThanOrEqual(brute + 0.01);
        expect(found).toBeGreaterThan(brute - 0.15);
      } else {
        inside++;
        const depth = deepestByHand(field, row, { targetMm, u, radius, tip, length });
        expect(-found).toBeGreaterThan(depth - 0.02);
        expect(-found).toBeLessThan(depth + 0.3);
      }
    }
    // The path goes through L3, and through muscle on its way.
    expect(compared).toBeGreaterThan(12);
    expect(inside).toBeGreaterThanOrEqual(2);
    expect(rows.get('vertebrae_L3')!.clearanceMm).toBeLessThan(-5);
    expect(rows.get('aorta')!.clearanceMm).toBeGreaterThan(10);

    const graded = breaches([path], structures);
    if (!graded.ok) throw new Error(graded.failure.code);
    const l3 = graded.value.find(({ key }) => key === 'vertebrae_L3')!;
    expect(l3.holdsTarget).toBe(true);
    expect(['A', 'B', 'C']).toContain(l3.grade);
  }, 300_000);
});

interface Rod {
  readonly targetMm: LpsPoint;
  readonly u: readonly number[];
  readonly radius: number;
  readonly tip: number;
  readonly length: number;
}

/** Greatest depth over points of the trocar 0.75 mm apart, to points of the surface. */
function deepestByHand(field: VoxelField, row: ClearanceRow, rod: Rod): number {
  const { targetMm, u, radius, tip, length } = rod;
  const centre = row.closestOnInstrumentMm;
  const reach = -row.clearanceMm + 7;
  const surface = surfacePoints(
    field,
    (p) => Math.hypot(p[0]! - centre[0], p[1]! - centre[1], p[2]! - centre[2]) < reach,
  );
  const v = Math.abs(u[0]!) < 0.6 ? [0, -u[2]!, u[1]!] : [u[2]!, 0, -u[0]!];
  const s = Math.hypot(...v);
  const e = v.map((value) => value / s);
  const f = [u[1]! * e[2]! - u[2]! * e[1]!, u[2]! * e[0]! - u[0]! * e[2]!, u[0]! * e[1]! - u[1]! * e[0]!];
  let deepest = 0;
  for (let t = 0; t <= length; t += 0.5) {
    const widest = Math.min(radius, (t / tip) * radius);
    for (let n = 0; n < 17; n++) {
      const [r, angle] = n === 0 ? [0, 0] : [n <= 8 ? widest : widest / 2, (n * Math.PI) / 4];
      const [c, d] = [r * Math.cos(angle), r * Math.sin(angle)];
      const p = [0, 1, 2].map((i) => targetMm[i]! + u[i]! * t + e[i]! * c + f[i]! * d);
      // Far from where the program says that it is deepest the surface was not sampled.
      if (Math.hypot(p[0]! - centre[0], p[1]! - centre[1], p[2]! - centre[2]) > 3) continue;
      const grid = field.grid;
      const voxel = grid.axes.map(
        (axis, i) =>
          axis.reduce((sum, value, k) => sum + value * (p[k]! - grid.origin[k]!), 0) / grid.spacing[i]!,
      );
      if (valueAt(field, voxel) <= 127.5) continue;
      let least = Infinity;
      for (const q of surface) {
        const dx = q[0]! - p[0]!;
        const dy = q[1]! - p[1]!;
        const dz = q[2]! - p[2]!;
        least = Math.min(least, dx * dx + dy * dy + dz * dz);
      }
      deepest = Math.max(deepest, Math.sqrt(least));
    }
  }
  return deepest;
}
