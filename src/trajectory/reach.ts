import { deviceById } from '../catalog/devices';
import { type InstrumentInput } from './stages';
import { pathLengthMm } from './solid';

/**
 * How much an instrument lacks to go from its hub at the skin to the target, mm; 0 when it reaches.
 * A screw is brought by its driver, whose length counts in front of the head. Cylinders that are
 * not in the catalogue have no length of their own and always reach.
 */
export function shortByMm(instrument: InstrumentInput): number {
  if (typeof instrument.device !== 'string') return 0;
  const device = deviceById(instrument.device);
  if (!device) return 0;
  const own = instrument.lengthMm ?? device.lengthsMm[0]!;
  const driver = device.delivery && deviceById(device.delivery.driver);
  const head = device.screw?.headLengthMm ?? 0;
  const reachMm = own + (driver ? head + driver.lengthsMm[0]! : 0);
  return Math.max(pathLengthMm(instrument) - reachMm, 0);
}
