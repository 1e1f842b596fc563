import { deviceById } from '../catalog/devices';
import type { Instrument } from '../plan/schema';

/**
 * How much an instrument lacks to go from its hub at the skin to the target, mm; 0 when it reaches.
 * A screw is brought by its driver, whose length counts behind the head. Cylinders that are not in
 * the catalogue have no length of their own and always reach.
 */
export function shortByMm({ device, lengthMm, entryMm, targetMm }: Instrument): number {
  const item = typeof device === 'string' ? deviceById(device) : undefined;
  if (!item) return 0;
  const driver = item.delivery && deviceById(item.delivery.driver);
  const driverMm = driver ? (item.screw?.headLengthMm ?? 0) + driver.lengthsMm[0]! : 0;
  const pathMm = Math.hypot(...entryMm.map((value, axis) => value - targetMm[axis]!));
  return Math.max(pathMm - (lengthMm ?? item.lengthsMm[0]!) - driverMm, 0);
}
