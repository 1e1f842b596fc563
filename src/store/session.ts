import { create } from 'zustand';
import type { DistanceField } from '../core/distance-field';
import type { Resolution } from '../core/grid-error';
import type { Mesh } from '../core/mesh';
import type { Failure } from '../core/result';
import type { Structure } from '../core/structure';
import { type LpsPoint, lpsPoint } from '../core/units';
import type { Volume } from '../core/volume';
import type { ReadPart } from '../core/volume-part';
import type { VolumeTexture } from '../core/volume-texture';
import type { Resampled } from '../formats/dicom-ct/resampled';
import type { DicomOrigin } from '../formats/dicom-ct/origin';
import type { Measurement, MeasurementKind } from '../plan/measurements';
import type { Plan } from '../plan/schema';
import type { Breach } from '../trajectory/breach';
import type { ClearanceTable } from '../trajectory/clearance-table';
import type { PathGeometry } from '../trajectory/path-geometry';
import type { PathProfile } from '../trajectory/path-profile';

export type SliceView = 'axial' | 'coronal' | 'sagittal' | 'along' | 'along90' | 'across';
export type View = SliceView | 'scene';
/** A measuring tool draws its kind of measurement; `midline-plane` says where the midline is. */
export type MeasuringTool = MeasurementKind | 'midline-plane';
/** A tool that changes the structure being edited: paints, grows from a seed, cuts along a line. */
export const paintingTools = ['brush', 'erase', 'grow', 'split'] as const;
export type PaintingTool = (typeof paintingTools)[number];
export type Tool =
  'window' | 'pan' | 'zoom' | 'crosshair' | MeasuringTool | 'tube' | PaintingTool | 'entry' | 'target';
export const isPainting = (tool: string): tool is PaintingTool =>
  (paintingTools as readonly string[]).includes(tool);
/** `standard`: axial, 3-D, coronal, sagittal; `path`: along, 3-D, along at 90°, across. */
export type Layout = 'standard' | 'path';
export type VolumePreset = 'off' | 'bone' | 'vessels';
export type StepId = 'case' | 'structures' | 'approach' | 'trajectory' | 'hydrodissection' | 'cement';

export interface LoadedCt {
  readonly volume: Volume;
  /** How finely it resolves: the tolerance of every distance on it. Absent: as its voxels do. */
  readonly resolution?: Resolution;
  /** Present when less than all of it was read. */
  readonly part?: ReadPart;
  /** Present when the volume is not the slices as they were acquired. */
  readonly resampled?: Resampled;
  /** SHA-256 (hex) of grid and HU. */
  readonly fingerprint: string;
  readonly frameOfReferenceUid?: string;
  /** The DICOM instances it was made of. */
  readonly origin?: DicomOrigin;
  /** Series description, kernel, kV …: what the Case step shows; no patient identifiers. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** The files say that they were simulated, not acquired: every view says so too. */
  readonly simulated: boolean;
  /** PatientPosition, e.g. `HFS`. */
  readonly patientPosition?: string;
  /** File stem of the sample it came from. */
  readonly sample?: string;
}

/** `overlay`: both in one picture; `switch`: the second in place of the first. */
export type SecondMode = 'off' | 'overlay' | 'switch';

/** Another series in the same frame of reference: another phase, kernel or voltage. */
export interface SecondSeries {
  readonly volume: Volume;
  readonly facts: LoadedCt['facts'];
  /** Its description, for the pictures. */
  readonly name: string;
  readonly simulated: boolean;
  /** Present when the volume is not the slices as they were acquired. */
  readonly resampled?: Resampled;
  readonly mode: SecondMode;
  /** Share of it in an overlay, 0–1. */
  readonly share: number;
}

/** How a loaded structure is shown. */
export interface Appearance {
  readonly visible: boolean;
  /** 0–1 in the 3-D view. */
  readonly opacity: number;
}

/** Long work in progress, shown in the status bar with a cancel button. */
export interface Task {
  readonly id: number;
  /** i18n key `task.<label>`. */
  readonly label: string;
  readonly fraction: number;
  cancel(): void;
}

export interface Notice {
  readonly id: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly failure: Failure;
}

/** Entry and target of a path, as dragged and not yet committed. */
export interface PathPreview {
  readonly instrumentIds: readonly string[];
  readonly entryMm: LpsPoint;
  readonly targetMm: LpsPoint;
}

/** A line that is no measurement yet: the first of an angle, while its second is waited for; a midline. */
export interface FirstLine {
  readonly tool: 'angle' | 'corner' | 'midline-plane';
  readonly fromMm: LpsPoint;
  readonly toMm: LpsPoint;
}

/** What lies under the pointer: written by the views, read by the status bar. */
export interface Cursor {
  readonly view: View;
  readonly pointMm: LpsPoint;
  /** Number of the slice, from 1, in the axial, coronal and sagittal views. */
  readonly slice?: number;
  /** HU there; absent outside the CT. */
  readonly hu?: number;
  /** Key of the structure there. */
  readonly structureKey?: string;
}

export interface SessionState {
  readonly ct?: LoadedCt;
  readonly second?: SecondSeries;
  readonly structures: readonly Structure[];
  /** Imported structures in whose place a changed copy stands. */
  readonly replaced: readonly Structure[];
  readonly appearance: Readonly<Record<string, Appearance>>;
  /** Structures whose details are shown, by their key as loaded: naming one by hand leaves it unfolded. */
  readonly unfolded: Readonly<Record<string, boolean>>;
  /** Smooth surfaces by structure key, as they come from the workers. */
  readonly meshes: Readonly<Record<string, Mesh>>;
  readonly step: StepId;
  readonly layout: Layout;
  readonly maximised?: View;
  readonly tool: Tool;
  readonly crosshairMm: LpsPoint;
  readonly window: { readonly widthHu: number; readonly centreHu: number };
  readonly selectedInstrument?: string;
  /** The measurement that Delete removes. */
  readonly selectedMeasurement?: string;
  readonly firstLine?: FirstLine;
  /** An arrow or a text that was placed and waits for its words. */
  readonly noting?: Extract<Measurement, { kind: 'arrow' | 'text' }>;
  /** Depth of the plane across the path, mm from the skin entry. */
  readonly depthMm: number;
  readonly preview?: PathPreview;
  readonly outlinesVisible: boolean;
  /** Surfaces ready to be measured to, by structure key; drawn structures need none. */
  readonly distances: ReadonlyMap<string, DistanceField>;
  /** Every instrument against every structure, for the path as it is shown. */
  readonly clearance?: ClearanceTable;
  /** True from a change of path, structure or margin until the table belongs to it again. */
  readonly clearanceStale: boolean;
  /** Of the selected path as it is shown. */
  readonly pathGeometry?: PathGeometry;
  readonly pathProfile?: PathProfile;
  /** Of all instruments, as they lie at the end. */
  readonly breaches?: readonly Breach[];
  /** How the 3-D view shows the CT itself. */
  readonly volumePreset: VolumePreset;
  /** The CT as the volume renderer takes it; there while a preset is on. */
  readonly volumeTexture?: VolumeTexture;
  /** For a room: words in the pictures at twice their size. */
  readonly bigType?: boolean;
  readonly cursor?: Cursor;
  readonly tasks: readonly Task[];
  readonly notices: readonly Notice[];
}

/** View state, previews and progress: everything that is neither saved nor undone. */
export const useSession = create<SessionState>()(() => ({
  structures: [],
  replaced: [],
  appearance: {},
  unfolded: {},
  meshes: {},
  step: 'case',
  layout: 'standard',
  tool: 'window',
  crosshairMm: lpsPoint(0, 0, 0),
  window: { widthHu: 400, centreHu: 40 },
  depthMm: 0,
  outlinesVisible: true,
  distances: new Map(),
  clearanceStale: false,
  volumePreset: 'off',
  tasks: [],
  notices: [],
}));

export const setSession = useSession.setState;

/** How finely the open CT resolves: what the tolerance of every distance on it comes from. */
export const resolutionOf = ({ ct }: Pick<SessionState, 'ct'>): Resolution | undefined =>
  ct?.resolution ?? ct?.volume.grid;

/** The plan's instruments with the path under the pointer in place. */
export function previewedInstruments(
  plan: Pick<Plan, 'instruments'>,
  preview: PathPreview | undefined,
): Plan['instruments'] {
  if (!preview) return plan.instruments;
  return plan.instruments.map((item) =>
    preview.instrumentIds.includes(item.id)
      ? { ...item, entryMm: mutable(preview.entryMm), targetMm: mutable(preview.targetMm) }
      : item,
  );
}

const mutable = (p: LpsPoint): [number, number, number] => [p[0], p[1], p[2]];
