import type { Kernel } from '../core/kernel';

/**
 * Every kernel that may run in a worker, by name. Each is imported when it is first used, so the
 * page does not load what a case does not need.
 */
export const kernels = {
  'bench-cement': () => import('../simulation/cement/bench/run').then((module) => module.runCementBench),
  'bench-hydrodissection': () =>
    import('../simulation/hydrodissection/bench/run').then((module) => module.runHydroBench),
  body: () => import('../core/body').then((module) => module.body),
  breaches: () => import('../trajectory/breach').then((module) => module.breachesKernel),
  'cement-bone': () => import('../simulation/cement/bone/prepare').then((module) => module.prepareBone),
  'cement-advance': () => import('../simulation/cement/live/advance').then((module) => module.advanceCement),
  'cement-schedule': () =>
    import('../simulation/cement/bone/run-schedule').then((module) => module.runSchedule),
  'cement-near': () => import('../simulation/cement/live/near').then((module) => module.nearestStructures),
  'cement-arrival': () => import('../simulation/cement/risk/arrival').then((module) => module.arrivalMap),
  'cement-weak-points': () =>
    import('../simulation/cement/risk/weak-points').then((module) => module.weakPoints),
  'cement-risk': () => import('../simulation/cement/risk/runs').then((module) => module.riskRuns),
  'cement-patches': () => import('../simulation/cement/live/patches').then((module) => module.wallPatches),
  'clearance-table': () =>
    import('../trajectory/clearance-table').then((module) => module.clearanceTableKernel),
  'distance-field': () => import('../core/distance-field').then((module) => module.distanceField),
  'find-spine': () => import('../anatomy/spine/find').then((module) => module.findSpine),
  'find-regions': () => import('../anatomy/regions/find').then((module) => module.findRegions),
  'measure-vertebra': () => import('../anatomy/vertebra/measure').then((module) => module.measureVertebra),
  fingerprint: () => import('../core/fingerprint').then((module) => module.fingerprint),
  'blend-slices': () => import('../formats/dicom-ct/blend').then((module) => module.blendBatch),
  'decode-slices': () => import('../formats/dicom-ct/decode').then((module) => module.decodeBatch),
  'edit-structure': () => import('../anatomy/edit/run').then((module) => module.editStructure),
  'grow-front': () => import('../anatomy/edit/front').then((module) => module.growFrontKernel),
  'select-hu': () => import('../anatomy/edit/threshold').then((module) => module.selectHu),
  'export-segmentation': () =>
    import('../formats/dicom-seg/export').then((module) => module.exportSegmentation),
  'export-contours': () => import('../formats/rtstruct/export').then((module) => module.exportStructureSet),
  deidentify: () => import('../formats/deidentify/kernel').then((module) => module.deidentifyBatch),
  'hydro-tissue': () =>
    import('../simulation/hydrodissection/patient/tissue').then((module) => module.tissueModel),
  'hydro-advance': () =>
    import('../simulation/hydrodissection/live/advance').then((module) => module.advanceHydro),
  'hydro-clearance': () =>
    import('../simulation/hydrodissection/patient/clearance').then((module) => module.hydroClearance),
  'hydro-picture': () =>
    import('../simulation/hydrodissection/live/picture').then((module) => module.hydroPicture),
  'hydro-propose': () =>
    import('../simulation/hydrodissection/patient/propose/rank').then((module) => module.rankPlaces),
  'hydro-propose-trial': () =>
    import('../simulation/hydrodissection/patient/propose/trial').then((module) => module.tryPlace),
  'check-model': () => import('./models/kernels').then((module) => module.checkModel),
  'run-model': () => import('./models/kernels').then((module) => module.runModel),
  'hold-files': () => import('./hold-files').then((module) => module.holdFiles),
  'index-frames': () => import('../formats/dicom-ct/frame-index').then((module) => module.indexFrames),
  'pack-fields': () => import('../plan/packed-shape').then((module) => module.packFields),
  'path-geometry': () => import('../trajectory/path-geometry').then((module) => module.pathGeometryKernel),
  'path-profile': () => import('../trajectory/path-profile').then((module) => module.pathProfileKernel),
  'read-headers': () => import('../formats/scan').then((module) => module.scanBatch),
  'read-labels': () => import('../formats/labels/read').then((module) => module.readLabels),
  'export-files': () => import('../formats/export/kernel').then((module) => module.exportFiles),
  'read-mesh': () => import('../formats/mesh/kernels').then((module) => module.readMesh),
  'describe-mesh': () => import('../formats/mesh/kernels').then((module) => module.describeMesh),
  'read-volume': () => import('../formats/image/volume').then((module) => module.readVolume),
  'refine-on-bone': () => import('../anatomy/registration/refine').then((module) => module.refineOnBone),
  'trace-vessel': () => import('../anatomy/vessels/trace').then((module) => module.traceVessel),
  'vessel-branches': () => import('../anatomy/vessels/branches').then((module) => module.vesselBranches),
  'snap-tube': () => import('../anatomy/vessels/snap').then((module) => module.snapTube),
  'propose-roots': () => import('../anatomy/vessels/proposals').then((module) => module.rootProposals),
  'propose-vertebral-arteries': () =>
    import('../anatomy/vessels/proposals').then((module) => module.arteryProposals),
  'unpack-file': () => import('../formats/zip/unpack').then((module) => module.unpackFile),
  surface: () => import('../core/surface').then((module) => module.surface),
  'volume-texture': () => import('../core/volume-texture').then((module) => module.volumeTexture),
  // 'name': () => import('../folder/file').then((module) => module.kernelFunction),
};

// Checked apart: a `satisfies` above would make the compiler forget what each kernel takes and gives.
kernels satisfies Record<string, () => Promise<Kernel<never, unknown>>>;

export type KernelName = keyof typeof kernels;
type KernelOf<N extends KernelName> = Awaited<ReturnType<(typeof kernels)[N]>>;
export type InputOf<N extends KernelName> = KernelOf<N> extends Kernel<infer I, unknown> ? I : never;
export type OutputOf<N extends KernelName> = KernelOf<N> extends Kernel<never, infer O> ? O : never;
