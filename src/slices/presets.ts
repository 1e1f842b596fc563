import { paddingHu } from '../core/reslice';

export interface HuWindow {
  readonly widthHu: number;
  readonly centreHu: number;
}

export interface WindowPreset extends HuWindow {
  /** i18n key `slices.presets.<id>`. */
  readonly id: 'softTissue' | 'lung' | 'liver' | 'bone' | 'spine' | 'vessels' | 'brain';
}

/** In the order of the keys 1 to 7. */
export const windowPresets: readonly WindowPreset[] = [
  { id: 'softTissue', widthHu: 400, centreHu: 40 },
  { id: 'lung', widthHu: 1500, centreHu: -600 },
  { id: 'liver', widthHu: 150, centreHu: 90 },
  { id: 'bone', widthHu: 2500, centreHu: 480 },
  { id: 'spine', widthHu: 2000, centreHu: 300 },
  { id: 'vessels', widthHu: 650, centreHu: 160 },
  { id: 'brain', widthHu: 80, centreHu: 40 },
];

/** The window of a preset, as the session keeps it. */
export function presetWindow(id: WindowPreset['id']): HuWindow {
  const { widthHu, centreHu } = windowPresets.find((preset) => preset.id === id)!;
  return { widthHu, centreHu };
}

/** Keeps a window within what the pictures can show. */
export const boundedWindow = ({ widthHu, centreHu }: HuWindow): HuWindow => ({
  widthHu: Math.min(Math.max(Math.round(widthHu), 1), 8000),
  centreHu: Math.min(Math.max(Math.round(centreHu), -2000), 4000),
});

/**
 * A window from the 1st to the 99th percentile of the tissue in a picture; air around the patient
 * and outside the CT does not count. Undefined for a picture of nothing but air.
 */
export function percentileWindow(pixels: Int16Array): HuWindow | undefined {
  const tissue = pixels.filter((hu) => hu > paddingHu && hu > -900).sort();
  if (tissue.length < 16) return undefined;
  const at = (fraction: number) => tissue[Math.floor(fraction * (tissue.length - 1))]!;
  const [low, high] = [at(0.01), at(0.99)];
  return boundedWindow({ widthHu: Math.max(high - low, 10), centreHu: (low + high) / 2 });
}
