import { create } from 'zustand';
import { deviceById } from '../catalog/devices';
import type { LpsPoint } from '../core/units';
import { freeInstrumentId } from '../plan/add';
import type { Instrument, Plan } from '../plan/schema';
import { usePlan } from './plan';
import { setSession, useSession } from './session';
import { readSetting, writeSetting } from './settings';

type Point = [number, number, number];

const settingKey = 'trocart.firstPlaces';
const most = 40;

/** Where the program itself put the paths of new instruments, the latest last; kept over a reload. */
const useFirstPlaces = create<{ readonly places: readonly string[] }>()(() => ({
  places: readSetting(settingKey)?.split('\n') ?? [],
}));

const placeOf = (id: string, { entryMm, targetMm }: Pick<Instrument, 'entryMm' | 'targetMm'>): string =>
  JSON.stringify([id, entryMm, targetMm]);

function noteFirstPlace(place: string): void {
  const places = [...useFirstPlaces.getState().places, place].slice(-most);
  useFirstPlaces.setState({ places });
  writeSetting(settingKey, places.join('\n'));
}

/** True while a path still lies where the program put it: nobody has placed it yet. */
export const useUnplaced = (item: Instrument | undefined): boolean =>
  useFirstPlaces(({ places }) => item !== undefined && places.includes(placeOf(item.id, item)));

/** Adds a device to the plan, on the axis of another instrument or on one of its own. */
export function addInstrument(device: string, onAxisOf?: string): void {
  const { plan } = usePlan.getState();
  const id = freeInstrumentId(plan, device);
  const host = plan.instruments.find((item) => item.id === onAxisOf);
  const path = host ?? firstPath();
  usePlan.getState().edit('add-instrument', (draft) => {
    const added: Instrument = { id, device, entryMm: [...path.entryMm], targetMm: [...path.targetMm] };
    draft.instruments.push(added);
    if (host) join(draft, id, host.id);
  });
  if (!host) noteFirstPlace(placeOf(id, path));
  setSession({ selectedInstrument: id });
}

export function removeInstrument(id: string): void {
  usePlan.getState().edit('remove-instrument', (draft) => {
    draft.instruments = draft.instruments.filter((item) => item.id !== id);
  });
  if (useSession.getState().selectedInstrument === id) {
    setSession({ selectedInstrument: usePlan.getState().plan.instruments[0]?.id });
  }
}

/** Changes name or length; an empty name gives the device's own back. */
export function changeInstrument(id: string, next: Partial<Pick<Instrument, 'name' | 'lengthMm'>>): void {
  usePlan.getState().edit('change-instrument', (draft) => {
    const item = draft.instruments.find((other) => other.id === id);
    if (!item) return;
    if (next.lengthMm !== undefined) item.lengthMm = next.lengthMm;
    if (next.name === '') delete item.name;
    else if (next.name !== undefined) item.name = next.name;
  });
}

/** Makes the target the entry and the entry the target, of an instrument and of those on its axis. */
export function swapEnds(id: string): void {
  usePlan.getState().edit('move-path', ({ instruments }) => {
    const chosen = instruments.find((item) => item.id === id);
    for (const item of instruments) {
      const isMeant = item === chosen || (item.group !== undefined && item.group === chosen?.group);
      if (isMeant) [item.entryMm, item.targetMm] = [item.targetMm, item.entryMm];
    }
  });
}

/** Puts an instrument onto the axis of another, or gives it one of its own where it lies. */
export function setAxis(id: string, onAxisOf: string | undefined): void {
  usePlan.getState().edit('change-instrument', (draft) => {
    if (onAxisOf !== undefined) return join(draft, id, onAxisOf);
    const item = draft.instruments.find((other) => other.id === id);
    if (item) delete item.group;
  });
}

function join(draft: Plan, id: string, hostId: string): void {
  const item = draft.instruments.find((other) => other.id === id);
  const host = draft.instruments.find((other) => other.id === hostId);
  if (!item || !host) return;
  host.group ??= `axis-${host.id}`;
  item.group = host.group;
  item.entryMm = [...host.entryMm];
  item.targetMm = [...host.targetMm];
}

/**
 * A path to begin with: its tip at the crosshair, coming from the side of the case, from behind, or
 * from below and in front in the neck. It means nothing until it is placed.
 */
function firstPath(): { entryMm: Point; targetMm: Point } {
  const { crosshairMm } = useSession.getState();
  const { site, side, approach } = usePlan.getState().plan.case;
  const lateral = side === 'left' ? 1 : side === 'right' ? -1 : 0;
  const fromFront = site === 'cervical' && !approach?.match(/poster|transped/);
  const [x, y, z] = fromFront ? [30 * lateral, -25, -45] : [30 * lateral, 65, 0];
  return { entryMm: offset(crosshairMm, [x!, y!, z!]), targetMm: offset(crosshairMm, [0, 0, 0]) };
}

const offset = (p: LpsPoint, by: Point): Point => [p[0] + by[0], p[1] + by[1], p[2] + by[2]];

/** Usable length of an instrument of the plan, mm; undefined for a cylinder outside the catalogue. */
export const usableLengthMm = ({ device, lengthMm }: Instrument): number | undefined =>
  lengthMm ?? (typeof device === 'string' ? deviceById(device)?.lengthsMm[0] : undefined);
