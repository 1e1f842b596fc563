import type { BufferGeometry } from 'three';
import type { DeviceItem, Profile } from '../../catalog/types';
import { geometryFrom } from './solid';

/** Drawn pitch as a share of the thread's diameter; catalogues give 0.35–0.45, no distance uses it. */
const pitchShare = 0.4;
const stepsPerTurn = 32;

/** Radius of a profile at a distance behind the tip, mm. */
export function radiusAt(profile: Profile, behindTipMm: number): number {
  const next = profile.findIndex((point) => point.behindTipMm > behindTipMm);
  if (next < 0) return profile.at(-1)?.radiusMm ?? 0;
  if (next === 0) return profile[0]!.radiusMm;
  const [a, b] = [profile[next - 1]!, profile[next]!];
  const f = (behindTipMm - a.behindTipMm) / (b.behindTipMm - a.behindTipMm);
  return a.radiusMm + (b.radiusMm - a.radiusMm) * f;
}

const threadEnd = (device: DeviceItem, lengthMm: number): number =>
  Math.min(device.screw?.threadMm ?? lengthMm, lengthMm);

/** The screw without its thread: the profile, an envelope, cut back to the core where it is threaded. */
export function coreProfile(device: DeviceItem, lengthMm: number): Profile {
  const profile = device.profile(lengthMm);
  if (!device.screw) return profile;
  const core = device.screw.shaftDiameterMm / 2;
  const end = threadEnd(device, lengthMm);
  return profile.map(({ behindTipMm, radiusMm }, n) => {
    const isThread = behindTipMm < end || (behindTipMm === end && isFirstAt(profile, n));
    return { behindTipMm, radiusMm: isThread ? Math.min(radiusMm, core) : radiusMm };
  });
}

const isFirstAt = (profile: Profile, n: number): boolean =>
  profile[n - 1]?.behindTipMm !== profile[n]!.behindTipMm;

/** The thread as a ridge of triangular section that winds from the tip to the end of the thread. */
export function threadRidge(device: DeviceItem, lengthMm: number): BufferGeometry | undefined {
  if (!device.screw) return undefined;
  const profile = device.profile(lengthMm);
  const core = device.screw.shaftDiameterMm / 2;
  const end = threadEnd(device, lengthMm);
  const pitchMm = pitchShare * device.outerDiameterMm;
  const halfBase = 0.32 * pitchMm;
  const steps = Math.floor(((end - 2 * halfBase) / pitchMm) * stepsPerTurn);
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  for (let n = 0; n <= steps; n++) {
    const z = halfBase + (n * pitchMm) / stepsPerTurn;
    const angle = (2 * Math.PI * n) / stepsPerTurn;
    const crest = radiusAt(profile, z);
    const root = Math.min(core, crest) * 0.98;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const slope = Math.hypot(crest - root, halfBase) || 1;
    const [out, up] = [halfBase / slope, (crest - root) / slope];
    const add = (radius: number, height: number, rise: number) => {
      positions.push(radius * c, radius * s, height);
      normals.push(out * c, out * s, rise);
    };
    add(root, z - halfBase, -up);
    add(crest, z, -up);
    add(crest, z, up);
    add(root, z + halfBase, up);
    if (n === 0) continue;
    const at = 4 * n;
    for (const side of [at, at + 2]) indices.push(side - 4, side, side - 3, side, side + 1, side - 3);
  }
  return geometryFrom(positions, normals, indices);
}
