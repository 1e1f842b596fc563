import { lpsVector } from '../../../core/units';
import { cellAt, type Frame, vectorToLps } from '../frame';
import { roles } from '../medium';
import type { PrescribedFaces } from '../potential';
import type { BodyMotion, MovingBody } from '../types';
import type { FaceVelocity } from '../velocity';
import { type Contact, resolveContacts } from './contact';
import { FaceList } from './face-list';
import { type Fit, fitBody, type Occupied } from './fit';
import { angleDeg } from './rotation';
import { SectionBody } from './sections';
import type { BodiesSnapshot } from './snapshot';
import { nearestRotation } from './strain';
import { Vein } from './vein';

/** Contacts of one body that are followed. */
const mostContacts = 60;
/** Stiffness at which the tube that a vein turns into hardly strains any more. */
const veinStiffness = [1, 1e6] as const;

/** The organs that move as bodies: where they are, how they move, and what flow they carry through their faces. */
export class Bodies {
  readonly bodies: readonly SectionBody[];
  /** Index of the body in a cell now, plus one; 0: none. Veins only while they resist. */
  readonly owner: Uint8Array;
  #occupied: Occupied[] = [];
  readonly #veins: readonly (Vein | undefined)[];
  /** Which body's material a cell was at the start, plus one. */
  readonly #startOwner: Uint8Array;
  /** Cells that have been looked at in the present search, by its number. */
  readonly #seen: Int32Array;
  #stamp = 0;
  readonly #frame: Frame;

  constructor(frame: Frame, list: readonly MovingBody[]) {
    this.#frame = frame;
    this.bodies = list.map((body) => new SectionBody(frame, body));
    this.#veins = this.bodies.map((body) => (body.kind === 'vein' ? new Vein(frame, body) : undefined));
    this.owner = new Uint8Array(frame.cells);
    this.#startOwner = new Uint8Array(frame.cells);
    this.#seen = new Int32Array(frame.cells);
    list.forEach(({ cells }, n) => {
      for (const cell of cells) this.#startOwner[cell] = n + 1;
    });
  }

  /** Index of the rigid body or tube whose material lay in a cell at the start, or −1. */
  stiffBodyAt(cell: number): number {
    const n = this.#startOwner[cell]! - 1;
    return n >= 0 && !this.#veins[n] ? n : -1;
  }

  /** Finds the cells that bodies take up now and marks those of rigid ones and tubes in `role`. Bone comes first. */
  locate(role: Uint8Array, back: Float32Array): void {
    this.#clear(role);
    const stiff = this.bodies.map((body, n) =>
      this.#veins[n] ? undefined : this.#stiffCells(body, n, role),
    );
    const veins = this.#veinCells(role, back);
    this.#occupied = stiff.map((occupied, n) => occupied ?? veins[n]!);
  }

  /** Marks the cells found by the last `locate` in a `role` that was made anew. */
  mark(role: Uint8Array): void {
    this.#clear(role);
    this.#occupied.forEach(({ cell }, n) => {
      if (this.#veins[n]) return;
      for (const c of cell) {
        if (role[c] === roles.still) continue;
        this.owner[c] = n + 1;
        role[c] = roles.body;
      }
    });
  }

  /** Writes which rigid body or tube is in a cell now: its index plus one. */
  fillOwner(owner: Uint8Array): void {
    this.#occupied.forEach(({ cell }, n) => {
      if (!this.#veins[n]) for (const c of cell) owner[c] = n + 1;
    });
  }

  #clear(role: Uint8Array): void {
    this.owner.fill(0);
    for (let c = 0; c < role.length; c++) if (role[c] === roles.body) role[c] = roles.soft;
  }

  #stiffCells(body: SectionBody, n: number, role: Uint8Array): Occupied {
    const frame = this.#frame;
    const { dims, h, stride } = frame;
    const cells: number[] = [];
    const from: number[] = [];
    const seen = this.#seen;
    const stamp = ++this.#stamp;
    const start = new Float64Array(3);
    const at = new Float64Array(3);
    for (const cell of body.cells) {
      body.cellMm(cell, start);
      body.map(start[0]!, start[1]!, start[2]!, at);
      const ci = Math.round(at[0]! / h[0]);
      const cj = Math.round(at[1]! / h[1]);
      const ck = Math.round(at[2]! / h[2]);
      for (let k = Math.max(0, ck - 1); k <= Math.min(dims[2] - 1, ck + 1); k++)
        for (let j = Math.max(0, cj - 1); j <= Math.min(dims[1] - 1, cj + 1); j++)
          for (let i = Math.max(0, ci - 1); i <= Math.min(dims[0] - 1, ci + 1); i++) {
            const c = i + stride[1] * j + stride[2] * k;
            if (seen[c] === stamp) continue;
            seen[c] = stamp;
            if (role[c] === roles.still || this.owner[c] !== 0) continue;
            at.set(start);
            body.inverse(i * h[0], j * h[1], k * h[2], at);
            const origin = cellAt(frame, at[0]! / h[0], at[1]! / h[1], at[2]! / h[2]);
            if (this.#startOwner[origin] !== n + 1) continue;
            this.owner[c] = n + 1;
            role[c] = roles.body;
            cells.push(c);
            from.push(at[0]!, at[1]!, at[2]!);
          }
    }
    return { cell: Int32Array.from(cells), from: Float64Array.from(from) };
  }

  /** Of all veins, by body: what is not a vein has none. */
  #veinCells(role: Uint8Array, back: Float32Array): Occupied[] {
    const frame = this.#frame;
    const { dims, h } = frame;
    const cells = this.bodies.map((): number[] => []);
    const from = this.bodies.map((): number[] => []);
    const [nx, ny, nz] = this.#veins.some(Boolean) ? dims : [0, 0, 0];
    for (let k = 0, c = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        for (let i = 0; i < nx; i++, c++) {
          if (role[c] !== roles.soft) continue;
          const x = i + back[3 * c]!;
          const y = j + back[3 * c + 1]!;
          const z = k + back[3 * c + 2]!;
          const n = this.#startOwner[cellAt(frame, x, y, z)]! - 1;
          if (n < 0 || !this.#veins[n]) continue;
          cells[n]!.push(c);
          from[n]!.push(x * h[0], y * h[1], z * h[2]);
        }
    return cells.map((list, n) => ({ cell: Int32Array.from(list), from: Float64Array.from(from[n]!) }));
  }

  /**
   * Projects the velocity of tissue without bodies onto what each body can do.
   * @param links flows through the faces that belong to that velocity
   * @returns the flows that the bodies' motion prescribes; `owner` then marks what is closed to the potential
   */
  project(
    velocity: FaceVelocity,
    links: readonly Float64Array[],
    role: Uint8Array,
    dtS: number,
  ): PrescribedFaces {
    const frame = this.#frame;
    const fits = this.bodies.map((body, n) => {
      const occupied = this.#occupied[n]!;
      const speeds = cellVelocities(frame, occupied, velocity);
      const vein = this.#veins[n];
      if (!vein) return fitBody(frame, body, occupied, speeds, dtS);
      for (const stiffness of veinStiffness) {
        fitBody(frame, body, occupied, speeds, dtS, stiffness);
        if (vein.limit(velocity, dtS)) break;
      }
      return undefined;
    });
    resolveContacts(this.#contacts(fits, role));
    this.bodies.forEach((_, n) => {
      const vein = this.#veins[n];
      if (vein?.stiff.some((share) => share > 0))
        for (const c of this.#occupied[n]!.cell) if (this.owner[c] === 0) this.owner[c] = n + 1;
    });
    return this.#faces(links, role);
  }

  #contacts(fits: readonly (Fit | undefined)[], role: Uint8Array): Contact[] {
    const { dims, stride } = this.#frame;
    return fits.flatMap((fit, n) => {
      if (!fit) return [];
      const found: (() => Contact)[] = [];
      const { cell, from } = this.#occupied[n]!;
      cell.forEach((c, q) => {
        for (const axis of [0, 1, 2] as const)
          for (const sign of [-1, 1] as const) {
            const at = (Math.floor(c / stride[axis]) % dims[axis]) + sign;
            if (at < 0 || at >= dims[axis]) continue;
            const to = c + sign * stride[axis];
            const place = [from[3 * q]!, from[3 * q + 1]!, from[3 * q + 2]!] as const;
            const owner = this.owner[to]! - 1;
            if (role[to] === roles.still) found.push(() => ({ fit, from: place, axis, sign }));
            const other = owner > n ? fits[owner] : undefined;
            if (other)
              found.push(() => ({
                fit,
                from: place,
                axis,
                sign,
                other: { fit: other, from: this.#originOf(owner, to) },
              }));
          }
      });
      const every = Math.max(1, Math.ceil(found.length / mostContacts));
      return found.filter((_, q) => q % every === 0).map((make) => make());
    });
  }

  #originOf(n: number, cell: number): readonly [number, number, number] {
    const { from, cell: cells } = this.#occupied[n]!;
    const q = cells.indexOf(cell);
    return [from[3 * q]!, from[3 * q + 1]!, from[3 * q + 2]!];
  }

  /** Flow of each body through its faces: of its own motion, of a vein mixed with that of the tissue. */
  #faces(links: readonly Float64Array[], role: Uint8Array): PrescribedFaces {
    const { dims, stride, h, cellMm3 } = this.#frame;
    const list = new FaceList();
    const v = new Float64Array(3);
    this.bodies.forEach((body, n) => {
      const vein = this.#veins[n];
      const { cell, from } = this.#occupied[n]!;
      cell.forEach((c, q) => {
        if (this.owner[c] !== n + 1) return;
        const [x, y, z] = [from[3 * q]!, from[3 * q + 1]!, from[3 * q + 2]!];
        const turn = body.turn[Math.floor(body.place(x, y, z))]!;
        for (const axis of [0, 1, 2] as const) {
          const at = Math.floor(c / stride[axis]) % dims[axis];
          for (const sign of [-1, 1] as const) {
            if (at + sign < 0 || at + sign >= dims[axis]) continue;
            const to = c + sign * stride[axis];
            // A face between two bodies is the lower cell's.
            if (role[to] === roles.still || (sign < 0 && this.owner[to] !== 0)) continue;
            const low = sign > 0 ? c : to;
            const half = (sign * h[axis]) / 2;
            const [p, r, s] = [
              x + turn[3 * axis]! * half,
              y + turn[3 * axis + 1]! * half,
              z + turn[3 * axis + 2]! * half,
            ];
            body.velocity(p, r, s, v);
            const own = (v[axis]! / h[axis]) * cellMm3;
            const share = vein ? vein.stiffAt(x, y, z) : 1;
            list.add(axis, low, share * own + (1 - share) * links[axis]![low]!);
          }
        }
      });
    });
    return list;
  }

  advance(dtS: number): void {
    this.bodies.forEach((body, n) => {
      body.advance(dtS);
      this.#veins[n]?.advance(dtS);
    });
  }

  /** Writes where the material of rigid bodies and tubes came from into a back map (index differences). */
  fillBack(back: Float32Array): void {
    const { dims, h, stride } = this.#frame;
    this.#occupied.forEach(({ cell, from }, n) => {
      if (this.#veins[n]) return;
      cell.forEach((c, q) => {
        back[3 * c] = from[3 * q]! / h[0] - (c % dims[0]);
        back[3 * c + 1] = from[3 * q + 1]! / h[1] - (Math.floor(c / stride[1]) % dims[1]);
        back[3 * c + 2] = from[3 * q + 2]! / h[2] - Math.floor(c / stride[2]);
      });
    });
  }

  /** Where a point of a rigid body or tube is now; indices. */
  mapPoint(n: number, start: readonly number[], out: Float64Array): void {
    const { h } = this.#frame;
    this.bodies[n]!.map(start[0]! * h[0], start[1]! * h[1], start[2]! * h[2], out);
    for (let a = 0; a < 3; a++) out[a]! /= h[a]!;
  }

  motions(): BodyMotion[] {
    return this.bodies.map((body, n) => this.#motion(body, this.#veins[n]));
  }

  #motion(body: SectionBody, vein: Vein | undefined): BodyMotion {
    const { h } = this.#frame;
    const count = body.cells.length;
    const start = new Float64Array(3 * count);
    const now = new Float64Array(3 * count);
    const point = new Float64Array(3);
    for (let q = 0; q < count; q++) {
      body.cellMm(body.cells[q]!, point);
      for (let a = 0; a < 3; a++) start[3 * q + a] = point[a]!;
      if (vein) for (let a = 0; a < 3; a++) now[3 * q + a] = vein.points[3 * q + a]! * h[a]!;
      else {
        body.map(start[3 * q]!, start[3 * q + 1]!, start[3 * q + 2]!, point);
        for (let a = 0; a < 3; a++) now[3 * q + a] = point[a]!;
      }
    }
    const [a, b] = [mean(start), mean(now)];
    const covariance = new Float64Array(9);
    for (let q = 0; q < start.length; q += 3)
      for (let i = 0; i < 3; i++)
        for (let j = 0; j < 3; j++) covariance[3 * i + j]! += (now[q + i]! - b[i]!) * (start[q + j]! - a[j]!);
    const turned = body.count === 1 && !vein ? body.turn[0]! : nearestRotation(covariance);
    const d = [0, 1, 2].map((i) => (b[i]! - a[i]!) / h[i]!) as [number, number, number];
    return {
      id: body.id,
      translationMm: count > 0 ? vectorToLps(this.#frame, d) : lpsVector(0, 0, 0),
      rotationDeg: angleDeg(turned),
      strainMax: vein ? vein.strainMax() : body.strainMax(),
    };
  }

  snapshot(): BodiesSnapshot[] {
    return this.bodies.map((body, n) => {
      const points = this.#veins[n]?.points.slice();
      return {
        centre: body.centre.slice(),
        turn: body.turn.map((turn) => turn.slice()),
        ...(points && { points }),
      };
    });
  }

  restore(snapshot: readonly BodiesSnapshot[]): void {
    snapshot.forEach(({ centre, turn, points }, n) => {
      const body = this.bodies[n]!;
      body.centre.set(centre);
      turn.forEach((matrix, i) => (body.turn[i] = matrix.slice()));
      if (points) this.#veins[n]?.points.set(points);
    });
  }
}

function cellVelocities({ dims, stride }: Frame, { cell }: Occupied, velocity: FaceVelocity): Float64Array {
  const speeds = new Float64Array(3 * cell.length);
  const v = new Float64Array(3);
  cell.forEach((c, q) => {
    velocity.sample(c % dims[0], Math.floor(c / stride[1]) % dims[1], Math.floor(c / stride[2]), v);
    for (let a = 0; a < 3; a++) speeds[3 * q + a] = v[a]!;
  });
  return speeds;
}

function mean(points: Float64Array): number[] {
  const sums = [0, 0, 0];
  for (let q = 0; q < points.length; q++) sums[q % 3]! += points[q]!;
  return sums.map((sum) => (3 * sum) / Math.max(1, points.length));
}
