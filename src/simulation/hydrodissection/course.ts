import { allocate } from '../../core/shared';
import { type BodiesSnapshot, bodiesBetween, copyOfBodies } from './bodies/snapshot';

/** Where everything lies at an instant; index differences and shares a cell as in the run. */
export interface HydroPlace {
  readonly retainedMm3: number;
  readonly outMm3: number;
  readonly pocket: Float32Array | Float64Array;
  readonly back: Float32Array;
  /** Indices, three a marker. */
  readonly markers: Float64Array;
  readonly bodies: readonly BodiesSnapshot[];
}

/** A place that an injection has passed, kept in little memory; never changed. */
export interface WayPoint extends Omit<HydroPlace, 'pocket' | 'back'> {
  /** Shares in 65535ths. */
  readonly pocket: Uint16Array;
  /** Index differences in units of `backUnit`. */
  readonly back: Int16Array;
  readonly backUnit: number;
}

/** From one way point to the next the pocket grows by this share at least, and by this many cells. */
const [leastGrowth, leastCells] = [0.25, 50];
const bytesPerCell = 8;
/** Memory for the way points; less where each instant that is kept has to hold copies of its own. */
const [sharedBytes, copiedBytes] = [256e6, 64e6];
const [fewest, mostPoints] = [6, 32];

/** All fluid that was ever in the pocket and has not decayed, mm³. */
export const pocketMm3 = ({ retainedMm3, outMm3 }: Pick<HydroPlace, 'retainedMm3' | 'outMm3'>): number =>
  retainedMm3 + outMm3;

/**
 * The way that an injection has come. While its pocket drains, tissue goes back along it: at every volume of the
 * pocket everything lies where it lay when the injection had brought as much. Linear in the volume between way
 * points.
 */
export class Course {
  /** By volume of the pocket; replaced, never changed, so that snapshots may keep it. */
  points: readonly WayPoint[] = [];
  readonly #most: number;
  readonly #leastMm3: number;

  constructor(cells: number, cellMm3: number) {
    const isShared = !(allocate(8) instanceof ArrayBuffer);
    const fitting = Math.floor((isShared ? sharedBytes : copiedBytes) / (bytesPerCell * cells));
    this.#most = Math.min(Math.max(fitting, fewest), mostPoints);
    this.#leastMm3 = leastCells * cellMm3;
  }

  /**
   * An injection begins or goes on here: what lay ahead of a drained pocket is no longer its way.
   * @param mm3 `pocketMm3` of the place
   */
  leave(mm3: number, place: () => HydroPlace): void {
    const at = mm3 * (1 + 1e-9);
    const last = this.points.at(-1);
    if (last && pocketMm3(last) <= at) return;
    this.points = [...this.points.filter((point) => pocketMm3(point) <= at), wayPoint(place())];
  }

  /** The injection has come here. */
  pass(mm3: number, place: () => HydroPlace): void {
    const from = pocketMm3(this.points.at(-1)!);
    if (mm3 >= Math.max(from * (1 + leastGrowth), from + this.#leastMm3)) this.#add(place());
  }

  /** The pocket begins to drain, or goes on draining, from here. */
  turn(mm3: number, place: () => HydroPlace): void {
    const last = this.points.at(-1);
    if (!last || pocketMm3(last) < mm3 * (1 - 1e-9)) this.#add(place());
  }

  /**
   * Goes to where a pocket of `mm3` is passed, between the first way point and the last.
   * @param pocket written to, as is `back`, and `markers`
   */
  goTo(
    mm3: number,
    { pocket, back, markers }: Pick<HydroPlace, 'pocket' | 'back' | 'markers'>,
  ): Omit<HydroPlace, 'pocket' | 'back' | 'markers'> {
    const { points } = this;
    const after = points.findIndex((point) => pocketMm3(point) > mm3);
    const last = points.length - 1;
    const a = points[after < 0 ? last : Math.max(0, after - 1)]!;
    const b = points[after < 0 ? last : after]!;
    const width = pocketMm3(b) - pocketMm3(a);
    const share = width > 0 ? (mm3 - pocketMm3(a)) / width : 0;
    const mix = (from: number, to: number) => from + share * (to - from);
    for (let c = 0; c < pocket.length; c++) pocket[c] = mix(a.pocket[c]!, b.pocket[c]!) / 65535;
    const [unitA, unitB] = [(1 - share) * a.backUnit, share * b.backUnit];
    for (let n = 0; n < back.length; n++) back[n] = unitA * a.back[n]! + unitB * b.back[n]!;
    for (let n = 0; n < markers.length; n++) markers[n] = mix(a.markers[n]!, b.markers[n]!);
    return {
      retainedMm3: mix(a.retainedMm3, b.retainedMm3),
      outMm3: mix(a.outMm3, b.outMm3),
      bodies: bodiesBetween(a.bodies, b.bodies, share),
    };
  }

  /** The way points for a snapshot: nothing of them is lost here when it is handed over to another thread. */
  kept(): readonly WayPoint[] {
    return this.points.map((point) => ({
      ...point,
      ...(point.back.buffer instanceof ArrayBuffer && {
        back: point.back.slice(),
        pocket: point.pocket.slice(),
      }),
      markers: point.markers.slice(),
      bodies: copyOfBodies(point.bodies),
    }));
  }

  #add(place: HydroPlace): void {
    const all = [...this.points, wayPoint(place)];
    // Every second one goes; the first and the newest stay.
    this.points = all.length > this.#most ? all.filter((_, n) => n % 2 === 0 || n === all.length - 1) : all;
  }
}

function wayPoint({ pocket, back, markers, bodies, retainedMm3, outMm3 }: HydroPlace): WayPoint {
  let most = 0;
  for (const value of back) if (Math.abs(value) > most) most = Math.abs(value);
  const backUnit = most / 32767;
  const kept = new Int16Array(allocate(2 * back.length));
  for (let n = 0; n < back.length; n++) kept[n] = backUnit > 0 ? Math.round(back[n]! / backUnit) : 0;
  const shares = new Uint16Array(allocate(2 * pocket.length));
  for (let c = 0; c < pocket.length; c++)
    shares[c] = Math.round(65535 * Math.min(1, Math.max(0, pocket[c]!)));
  return { retainedMm3, outMm3, pocket: shares, back: kept, backUnit, markers: markers.slice(), bodies };
}
