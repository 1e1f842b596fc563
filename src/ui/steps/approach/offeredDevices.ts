import { devices } from '../../../catalog/devices';

/** Devices that the user adds; sleeves and drivers come with their screw. */
export const offeredDevices = devices.filter(
  ({ kind }) => kind === 'trocar' || kind === 'wire' || kind === 'screw',
);
