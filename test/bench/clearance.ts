import * as THREE from 'three';
import { ExtendedTriangle, MeshBVH } from 'three-mesh-bvh';
import { buildDistanceField, type DistanceField } from '../../src/core/distance-field';
import { identityAxes } from '../../src/core/grid';
import { SurfaceDistance } from '../../src/core/surface-distance';
import { type LpsPoint, lpsPoint } from '../../src/core/units';
import { clearanceOfShape } from '../../src/trajectory/clearance';
import { placeInstrument } from '../../src/trajectory/row';
import { atDepth, type PathEnds, pathLengthMm } from '../../src/trajectory/solid';
import { type InstrumentInput, stagesOf } from '../../src/trajectory/stages';
import { deviceById } from '../../src/catalog/devices';

// One dens screw against 20 structures of a neck at 0.6 mm. The peer measures on triangles of the
// very same half-level surfaces: the fans that the distance field keeps.

const spacingMm = 0.6;

type Distance = (x: number, y: number, z: number) => number;

const tube =
  (points: readonly (readonly number[])[], radius: number): Distance =>
  (x, y, z) => {
    let least = Infinity;
    for (let i = 0; i + 1 < points.length; i++) {
      const [a, b] = [points[i]!, points[i + 1]!];
      const d = [b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!];
      const p = [x - a[0]!, y - a[1]!, z - a[2]!];
      const t = Math.min(
        Math.max((d[0]! * p[0]! + d[1]! * p[1]! + d[2]! * p[2]!) / (d[0]! ** 2 + d[1]! ** 2 + d[2]! ** 2), 0),
        1,
      );
      least = Math.min(least, Math.hypot(p[0]! - t * d[0]!, p[1]! - t * d[1]!, p[2]! - t * d[2]!));
    }
    return least - radius;
  };
const ellipsoid =
  (c: readonly number[], r: readonly number[]): Distance =>
  (x, y, z) =>
    (Math.hypot((x - c[0]!) / r[0]!, (y - c[1]!) / r[1]!, (z - c[2]!) / r[2]!) - 1) * Math.min(...r);

/** A vessel that runs along z with a gentle wave. */
const vessel = (x: number, y: number, radius: number): Distance =>
  tube(
    Array.from({ length: 11 }, (_, i) => [x + 2 * Math.sin(i), y + 1.5 * Math.cos(i), -50 + 10 * i]),
    radius,
  );

const scene: readonly Distance[] = [
  ...[1, -1].flatMap((side) => [
    vessel(side * 26, -12, 3),
    vessel(side * 30, -16, 2.5),
    vessel(side * 32, -6, 5),
    vessel(side * 18, 8, 2),
    ellipsoid([side * 32, -32, -10], [9, 14, 12]),
    tube(
      [
        [side * 8, 14, 10],
        [side * 24, 12, 2],
      ],
      2,
    ),
    tube(
      [
        [side * 8, 14, -8],
        [side * 24, 12, -16],
      ],
      2,
    ),
  ]),
  vessel(0, 16, 5),
  vessel(0, -16, 9),
  vessel(0, -26, 7),
  ellipsoid([0, 12, -30], [22, 10, 7]),
  tube(
    [
      [-14, -30, -28],
      [0, -40, -28],
      [14, -30, -28],
    ],
    3,
  ),
  ellipsoid([0, -30, -45], [16, 14, 9]),
];

function rasterise(inside: Distance): DistanceField {
  const n = 180;
  const origin = lpsPoint(-54, -54, -54);
  const data = new Uint8Array(n ** 3);
  for (let k = 0; k < n; k++)
    for (let j = 0; j < n; j++)
      for (let i = 0; i < n; i++) {
        const at = (index: number, axis: number) => origin[axis]! + index * spacingMm;
        const d = inside(at(i, 0), at(j, 1), at(k, 2));
        if (d < 0) data[i + n * (j + n * k)] = 255;
        // Nothing can begin nearer than the distance says.
        else i += Math.floor(d / spacingMm);
      }
  const grid = {
    dims: [n, n, n] as const,
    spacing: [spacingMm, spacingMm, spacingMm] as const,
    origin,
    axes: identityAxes,
  };
  const built = buildDistanceField({ grid, data });
  if (!built.ok) throw new Error(built.failure.code);
  return built.value;
}

/** The fans as a triangle soup, LPS mm. */
function triangles({ fans, fanStarts, links, field }: DistanceField): THREE.BufferGeometry {
  const [nx, ny] = field.grid.dims;
  const out: number[] = [];
  for (let leaf = 0; leaf < fanStarts.length; leaf++) {
    const o = fanStarts[leaf]!;
    const cell = links[leaf]!;
    const corner = [
      cell % (nx + 1),
      Math.floor(cell / (nx + 1)) % (ny + 1),
      Math.floor(cell / (nx + 1) / (ny + 1)),
    ];
    const vertex = (n: number) =>
      corner.map(
        (c, axis) => field.grid.origin[axis]! + (c - 1 + fans[o + 2 + 3 * n + axis]! / 255) * spacingMm,
      );
    for (let n = 1; n <= fans[o]!; n++) out.push(...vertex(0), ...vertex(n), ...vertex((n % fans[o]!) + 1));
  }
  return new THREE.BufferGeometry().setAttribute('position', new THREE.Float32BufferAttribute(out, 3));
}

/** The closest distance from the screw's axis, as a segment, to a mesh: the fastest exact query it offers. */
function segmentToMesh(bvh: MeshBVH, from: LpsPoint, to: LpsPoint): number {
  const segment = new THREE.Line3(new THREE.Vector3(...from), new THREE.Vector3(...to));
  const [onTriangle, onSegment] = [new THREE.Vector3(), new THREE.Vector3()];
  let least = Infinity;
  bvh.shapecast({
    boundsTraverseOrder: (box) => boxToSegment(box, segment),
    intersectsBounds: (_box, _leaf, score) => score! < least,
    intersectsTriangle: (triangle: ExtendedTriangle) => {
      least = Math.min(least, triangle.closestPointToSegment(segment, onTriangle, onSegment));
      return false;
    },
  });
  return least;
}

const [centre, half, foot] = [new THREE.Vector3(), new THREE.Vector3(), new THREE.Vector3()];
/** A lower bound that is cheap: the box's ball. */
function boxToSegment(box: THREE.Box3, segment: THREE.Line3): number {
  box.getCenter(centre);
  box.getSize(half);
  segment.closestPointToPoint(centre, true, foot);
  return Math.max(0, foot.distanceTo(centre) - half.length() / 2);
}

function screwGeometry(path: PathEnds): THREE.BufferGeometry {
  const profile = deviceById('screw-3.5')!.profile(38);
  const points = profile.map((p) => new THREE.Vector2(p.radiusMm, p.behindTipMm));
  const solid = new THREE.LatheGeometry([...points, new THREE.Vector2(0, profile.at(-1)!.behindTipMm)], 24);
  const up = new THREE.Vector3(0, 1, 0);
  const back = new THREE.Vector3(...path.entryMm).sub(new THREE.Vector3(...path.targetMm)).normalize();
  solid.applyQuaternion(new THREE.Quaternion().setFromUnitVectors(up, back));
  return solid.translate(path.targetMm[0], path.targetMm[1], path.targetMm[2]);
}

/** Processor microseconds of one call, the best of several rounds: the machine may be shared. */
function microseconds(call: () => void, rounds = 4, atLeastMs = 80): number {
  const used = () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    let calls = 0;
    const start = used();
    while (used() - start < atLeastMs * 1000) {
      call();
      calls++;
    }
    best = Math.min(best, (used() - start) / calls);
  }
  return best;
}

const path: InstrumentInput = {
  id: 'screw',
  device: 'screw-3.5',
  entryMm: lpsPoint(27, -50, -36),
  targetMm: lpsPoint(2, 2, 12),
};
const fields = scene.map(rasterise);
const surfaces = fields.map((field) => new SurfaceDistance(field));
const meshes = fields.map(triangles);
const bvhs = meshes.map((mesh) => new MeshBVH(mesh));
const stages = stagesOf(path);
if (!stages.ok) throw new Error(stages.failure.code);
const { rest, swept } = placeInstrument(path, stages.value);
const headEnd = atDepth(path, pathLengthMm(path) - 40.5);

const one = microseconds(() => surfaces.forEach((surface) => clearanceOfShape(rest, surface)));
const both = microseconds(() =>
  surfaces.forEach((surface) => {
    clearanceOfShape(rest, surface);
    clearanceOfShape(swept, surface);
  }),
);
const segment = microseconds(() => bvhs.forEach((bvh) => segmentToMesh(bvh, headEnd, path.targetMm)));
const geometry = screwGeometry(path);
(geometry as THREE.BufferGeometry & { boundsTree?: MeshBVH }).boundsTree = new MeshBVH(geometry);
const identity = new THREE.Matrix4();
// Mesh against mesh takes it seconds: a few structures must do.
const few = [4, 12, 18];
let worstMm = 0;
const solid = microseconds(
  () => {
    for (const i of few) {
      const mesh = bvhs[i]!.closestPointToGeometry(geometry, identity)?.distance ?? 0;
      worstMm = Math.max(worstMm, Math.abs(clearanceOfShape(rest, surfaces[i]!).clearanceMm - mesh));
    }
  },
  1,
  1,
);

const count = surfaces.length;
const perPair = (us: number, n = count) => `${(us / n).toFixed(1)} µs a structure`;
console.log(`clearance of one 3.5 mm screw against ${count} structures, 0.6 mm voxels`);
console.log(
  `  triangles in all                          ${meshes.reduce((n, m) => n + m.getAttribute('position').count / 3, 0)}`,
);
console.log(`  whole screw, at rest                      ${perPair(one)}`);
console.log(`  whole screw, at rest and swept            ${perPair(both)}`);
console.log(
  `  three-mesh-bvh, axis segment (shapecast)  ${perPair(segment)}   ratio ${(segment / one).toFixed(1)}`,
);
console.log(
  `  three-mesh-bvh, whole screw (its mesh)    ${perPair(solid, few.length)}   ratio ${((solid / few.length / one) * count).toFixed(0)}`,
);
console.log(`  largest difference to its mesh distance   ${worstMm.toFixed(3)} mm`);
const bytes = fields.map(
  (f) => f.nodes.byteLength + f.links.byteLength + f.fans.byteLength + f.fanStarts.byteLength,
);
console.log(`  memory of the largest distance field      ${(Math.max(...bytes) / 1e6).toFixed(1)} MB`);
