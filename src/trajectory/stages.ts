import { deviceById } from '../catalog/devices';
import type { DeviceItem, Profile } from '../catalog/types';
import { fail, ok, type Result } from '../core/result';
import { cylinderProfile, type PathEnds, pathLengthMm, radiusAt } from './solid';

/**
 * A moment of the procedure at which an instrument takes up room: as it lies at the end, or swept
 * along its way from the skin.
 */
export type StageId =
  'atRest' | 'advance' | 'wire' | 'wireOvershoot5' | 'wireOvershoot10' | 'sleeve' | 'driver';

export interface Stage {
  readonly id: StageId;
  readonly profile: Profile;
}

/** How far a wire may slip beyond its target, mm: house values. */
const overshootsMm = [5, 10] as const;

/** The keys of a plan's instrument that decide its shape. */
export interface InstrumentInput extends PathEnds {
  readonly id: string;
  readonly device: string | { readonly shape: 'cylinder'; readonly diameterMm: number };
  readonly lengthMm?: number | undefined;
}

/**
 * All stages of an instrument, at rest first. A device counts with its whole length, the part
 * outside the skin included; what only passes (sleeve, driver, swept forms) counts from its final
 * place back to the entry.
 * @returns failure `device-unknown` {id, device}; `plan-zero-path` {id} when entry and target coincide
 */
export function stagesOf(instrument: InstrumentInput): Result<readonly Stage[]> {
  const pathMm = pathLengthMm(instrument);
  if (!(pathMm > 0)) return fail('plan-zero-path', { id: instrument.id });
  if (typeof instrument.device !== 'string') {
    return ok([{ id: 'atRest', profile: cylinderProfile(instrument.device.diameterMm, pathMm) }]);
  }
  const device = deviceById(instrument.device);
  if (!device) return fail('device-unknown', { id: instrument.id, device: instrument.device });
  const lengthMm = instrument.lengthMm ?? device.lengthsMm[0]!;
  const rest = device.profile(lengthMm);
  return ok([
    { id: 'atRest', profile: rest },
    { id: 'advance', profile: sweptProfile(rest, pathMm) },
    ...(device.kind === 'wire' ? overshoots(rest, pathMm) : []),
    ...(device.delivery ? deliveryStages(device, device.delivery, lengthMm, pathMm) : []),
  ]);
}

/**
 * The room that a solid takes while it comes in along its axis: at each place the largest radius
 * of all parts that passed it, from the tip to the skin entry or the solid's own end.
 */
export function sweptProfile(rest: Profile, pathMm: number): Profile {
  const swept: { behindTipMm: number; radiusMm: number }[] = [];
  let widest = 0;
  for (const [i, point] of rest.entries()) {
    const last = rest[i - 1];
    if (last && point.radiusMm > widest && last.radiusMm < widest) {
      // The outline rises through the widest radius so far between two of its points.
      const t = (widest - last.radiusMm) / (point.radiusMm - last.radiusMm);
      swept.push({
        behindTipMm: last.behindTipMm + t * (point.behindTipMm - last.behindTipMm),
        radiusMm: widest,
      });
    }
    widest = Math.max(widest, point.radiusMm);
    swept.push({ behindTipMm: point.behindTipMm, radiusMm: widest });
  }
  const end = rest.at(-1)!.behindTipMm;
  return pathMm > end ? [...swept, { behindTipMm: pathMm, radiusMm: widest }] : swept;
}

const shifted = (profile: Profile, byMm: number): Profile =>
  profile.map((point) => ({ ...point, behindTipMm: point.behindTipMm + byMm }));

const overshoots = (wire: Profile, pathMm: number): Stage[] =>
  overshootsMm.map((overMm) => ({
    id: `wireOvershoot${overMm}`,
    profile: shifted(sweptProfile(wire, pathMm + overMm), -overMm),
  }));

/** From `fromMm` behind the tip back to the skin entry; nothing if that is outside. */
const tubeToSkin = (id: StageId, diameterMm: number, fromMm: number, pathMm: number): Stage[] =>
  pathMm > fromMm ? [{ id, profile: shifted(cylinderProfile(diameterMm, pathMm - fromMm), fromMm) }] : [];

function deliveryStages(
  device: DeviceItem,
  delivery: NonNullable<DeviceItem['delivery']>,
  lengthMm: number,
  pathMm: number,
): Stage[] {
  const wire = deviceById(delivery.wire)!;
  const sleeve = deviceById(delivery.sleeve)!;
  const driver = deviceById(delivery.driver)!;
  const wireProfile = wire.profile(pathMm);
  const headEndMm = lengthMm + (device.screw?.headLengthMm ?? 0);
  return [
    { id: 'wire', profile: wireProfile },
    ...overshoots(wireProfile, pathMm),
    ...tubeToSkin('sleeve', sleeve.outerDiameterMm, lengthMm, pathMm),
    ...tubeToSkin('driver', driver.outerDiameterMm, headEndMm, pathMm),
  ];
}

/** Whether a point at this place behind the tip and off the axis lies in the stage's solid. */
export const stageHolds = (stage: Stage, behindTipMm: number, offAxisMm: number): boolean => {
  const slackMm = 1e-6;
  return [-slackMm, 0, slackMm].some((shiftMm) => {
    const radiusMm = radiusAt(stage.profile, behindTipMm + shiftMm);
    return radiusMm > 0 && offAxisMm <= radiusMm + slackMm;
  });
};
