import type { DeviceItem } from '../types';
import { drivers, sleeves } from './delivery';
import { needles } from './needles';
import { screws } from './screws';
import { trocars } from './trocars';
import { wires } from './wires';

/** Every instrument on offer, in the order of lists. */
export const devices: readonly DeviceItem[] = [
  ...trocars,
  ...needles,
  ...wires,
  ...screws,
  ...sleeves,
  ...drivers,
];

const byId = new Map(devices.map((device) => [device.id, device]));

export const deviceById = (id: string): DeviceItem | undefined => byId.get(id);
