import { createRoot } from 'react-dom/client';
import { type Grid, voxelToLps } from '../../../src/core/grid';
import { noContext } from '../../../src/core/kernel';
import type { Mesh } from '../../../src/core/mesh';
import type { Structure, VoxelField } from '../../../src/core/structure';
import { surface } from '../../../src/core/surface';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { volumeTexture } from '../../../src/core/volume-texture';
import { startI18n } from '../../../src/i18n';
import { SceneView } from '../../../src/scene/SceneView';
import { scenePace } from '../../../src/scene/render/pace';
import { ask, setScene, useScene } from '../../../src/scene/sceneStore';
import { usePlan } from '../../../src/store/plan';
import { setSession, useSession, type VolumePreset } from '../../../src/store/session';
import { volumeWindows } from '../../../src/store/volumeTexture';
import '../../../src/ui/styles/index.css';
import './page.css';

export type Turn = 'aligned' | 'oblique' | 'flipped';
type Triple = readonly [number, number, number];

const [c, s] = [Math.cos(0.4), Math.sin(0.4)];
const axes: Readonly<Record<Turn, Grid['axes']>> = {
  aligned: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
  oblique: [lpsVector(c, s, 0), lpsVector(-s * c, c * c, s), lpsVector(s * s, -s * c, c)],
  // Left-handed, as a stack sorted the other way is.
  flipped: [lpsVector(-1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
};

/** A grid of 1 × 1 × 1.5 mm about the origin of the patient's frame. */
function gridOf(turn: Turn): Grid {
  const grid: Grid = {
    dims: [81, 81, 55],
    spacing: [1, 1, 1.5],
    origin: lpsPoint(0, 0, 0),
    axes: axes[turn],
  };
  const middle = voxelToLps(grid, voxelPoint(40, 40, 27));
  return { ...grid, origin: lpsPoint(-middle[0], -middle[1], -middle[2]) };
}

function fill<T extends Uint8Array | Int16Array>(grid: Grid, data: T, value: (p: LpsPoint) => number): T {
  const [nx, ny, nz] = grid.dims;
  let at = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) data[at++] = value(voxelToLps(grid, voxelPoint(i, j, k)));
    }
  }
  return data;
}

const away = (p: Triple, q: Triple) => Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);

/** A CT of air with a bright ball; the crosshair is in the middle, or out of the picture. */
function loadBall(
  turn: Turn,
  at: Triple,
  radiusMm: number,
  { simulated = false, crosshair = true } = {},
): void {
  const grid = gridOf(turn);
  const hu = fill(grid, new Int16Array(81 * 81 * 55), (p) => (away(p, at) < radiusMm ? 1000 : -1000));
  setSession({
    ct: { volume: { grid, hu, minHu: -1000, maxHu: 1000 }, fingerprint: 'test', facts: {}, simulated },
    crosshairMm: crosshair ? lpsPoint(0, 0, 0) : lpsPoint(900, 900, 900),
  });
}

async function showVolume(volumePreset: VolumePreset): Promise<void> {
  const { ct } = useSession.getState();
  if (!ct || volumePreset === 'off') {
    setSession({ volumePreset, volumeTexture: undefined });
    return;
  }
  const [lowHu, highHu] = volumeWindows[volumePreset];
  const made = await volumeTexture({ volume: ct.volume, lowHu, highHu, maxSize: 256 }, noContext);
  if (!made.ok) throw new Error(made.failure.code);
  setSession({ volumePreset, volumeTexture: made.value });
}

/** Structures that are boxes, as the loader and the workers would leave them. */
async function loadBoxes(
  turn: Turn,
  boxes: readonly { readonly id: string; readonly low: Triple; readonly high: Triple }[],
): Promise<void> {
  const grid = gridOf(turn);
  const structures: Structure[] = [];
  const meshes: Record<string, Mesh> = {};
  for (const { id, low, high } of boxes) {
    const isInside = (p: Triple) => p.every((x, n) => x > low[n]! && x < high[n]!);
    const data = fill(grid, new Uint8Array(81 * 81 * 55), (p) => (isInside(p) ? 255 : 0));
    const field: VoxelField = { grid, data };
    const made = await surface({ field }, noContext);
    if (!made.ok) throw new Error(made.failure.code);
    meshes[id] = made.value;
    structures.push({
      key: id,
      id,
      sourceName: id,
      label: 1,
      provenance: 'imported',
      field,
      volumeMl: 1,
      centroidMm: lpsPoint(0, 0, 0),
    });
  }
  setSession({ structures, meshes, appearance: {} });
  // Surfaces that arrive are drawn when the graphics are free.
  await new Promise<void>((resolve) => scenePace.whenFree(() => requestAnimationFrame(() => resolve())));
}

/** A thin inline cylinder between two points, selected. */
function layPath(entryMm: [number, number, number], targetMm: [number, number, number]): void {
  const { plan, replace } = usePlan.getState();
  const device = { shape: 'cylinder', diameterMm: 0.01 } as const;
  replace({ ...plan, instruments: [{ id: 'a', device, entryMm, targetMm }] });
  setSession({ selectedInstrument: 'a' });
}

const root = createRoot(document.getElementById('root')!);

/** The picture that the export button would save, kept for `spot` and `pixel`. */
let taken: ImageData | undefined;

/** Asks for the picture until somebody takes it: the view may have been put up only just now. */
async function askForPicture(): Promise<void> {
  const { toBlob } = HTMLCanvasElement.prototype;
  const taken: HTMLCanvasElement[] = [];
  HTMLCanvasElement.prototype.toBlob = function (...args) {
    taken.push(this);
    toBlob.apply(this, args);
  };
  for (ask({ kind: 'export' }); taken.length === 0; ask({ kind: 'export' }))
    await new Promise((resolve) => setTimeout(resolve, 50));
  HTMLCanvasElement.prototype.toBlob = toBlob;
}

/** Catches the exported PNG on its way to the user and reads it back. */
async function takePicture(): Promise<{ width: number; height: number }> {
  const { createObjectURL } = URL;
  const caught = new Promise<Blob>((resolve) => {
    URL.createObjectURL = (blob) => {
      resolve(blob as Blob);
      return '#';
    };
  });
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = () => undefined;
  await askForPicture();
  const bitmap = await createImageBitmap(await caught);
  URL.createObjectURL = createObjectURL;
  HTMLAnchorElement.prototype.click = click;
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  taken = context.getImageData(0, 0, bitmap.width, bitmap.height);
  return { width: bitmap.width, height: bitmap.height };
}

function pixel(x: number, y: number): [number, number, number] {
  const { width, data } = taken!;
  const at = 4 * (Math.round(x) + width * Math.round(y));
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}

const hues = {
  /** Volume-rendered bone is warm; the marks on top are grey, cyan, magenta and primary. */
  bone: (r: number, g: number, b: number) => r > 60 && r > g && g > b + 4 && r - b < 110 && g > 0.6 * r,
  amber: (r: number, g: number, b: number) => r > 180 && g > 120 && g < 200 && b < 90,
  warm: (r: number, g: number, b: number) => r + g + b > 60 && r > b,
};

/** The pixels of one hue: how many, and where their middle is. */
function spot(hue: keyof typeof hues): { count: number; x: number; y: number } {
  const { width, data } = taken!;
  let [count, x, y] = [0, 0, 0];
  for (let n = 0; n < data.length / 4; n++) {
    if (!hues[hue](data[4 * n]!, data[4 * n + 1]!, data[4 * n + 2]!)) continue;
    count++;
    x += (n % width) + 0.5;
    y += Math.floor(n / width) + 0.5;
  }
  return { count, x: x / count, y: y / count };
}

/** Takes the view off the page and puts it back, as maximising it does. */
let life = 0;
const remount = () => root.render(<SceneView key={++life} />);

const bench = {
  remount,
  pixel,
  spot,
  takePicture,
  ask,
  layPath,
  loadBall,
  loadBoxes,
  lpsPoint,
  setScene,
  setSession,
  showVolume,
  usePlan,
  useScene,
  useSession,
};
export type SceneBench = typeof bench;
declare global {
  interface Window {
    sceneBench: SceneBench;
  }
}
window.sceneBench = bench;

// As the app does: react-aria would inject a style element, which the policy forbids.
const stand = document.createElement('meta');
stand.id = 'react-aria-pressable-style';
document.head.append(stand);

startI18n('en');
root.render(<SceneView />);
