import { occupancyAt } from '../../core/field';
import type { Kernel } from '../../core/kernel';
import { ok } from '../../core/result';
import { halfLevel } from '../../core/structure';
import { distance } from '../../core/vector';
import { type Box, boxAround, centreOf } from './box';
import { distanceInside } from './distance-inside';
import { lumenEvidence } from './lumen';
import { march, wayBack } from './march';
import { partsAmong } from './parts';
import { huSampler } from './sampler';
import { finished, lumenAlong } from './trace';
import type { Branch, BranchesInput, TracedVessel } from './types';

/** How far branches are followed unless one says otherwise, mm. */
const usualLengthMm = 30;
/** The rim of a vessel is blurred: what goes on beyond this many voxels leaves it. */
const rimVoxels = 2.5;
/** Shorter than this, it is a bulge of the wall, mm. House value. */
const leastLengthMm = 6;
/** A part this many times larger than a tube of its length and depth is bone, a sheet or another vessel. House value. */
const mostSpread = 8;
const mostBranches = 16;

/**
 * Kernel: where the lumen goes on outside a traced vessel, followed to where it ends or to `lengthMm`. Fast
 * marching in the lumen from the vessel's surface; each part beyond the rim is one branch, along the way to
 * its furthest point (its own branches are found by tracing it). Largest first; none is no failure.
 */
export const vesselBranches: Kernel<BranchesInput, readonly Branch[]> = async (
  { volume, vessel, lengthMm = usualLengthMm },
  context,
) => {
  const box = boxAround(volume, vessel.centreLine.pointsMm, lengthMm + 5);
  const { cost, depth } = outside(box, vessel);
  await context.checkpoint(0.2);
  const start = depth.findIndex((_, voxel) => cost[voxel] === inVessel);
  if (start < 0) return ok([]);
  const most = lengthMm / box.stepMm;
  const { timeAt } = march(box.grid.dims, cost, start, (_, time) => time > most);
  await context.checkpoint(0.4);
  const parts = partsAmong(box.grid.dims, (voxel) => timeAt[voxel]! >= rimVoxels && timeAt[voxel]! <= most);
  const ways = parts.flatMap((part) => wayOf(box, part, timeAt, depth) ?? []);
  ways.sort((a, b) => b.voxels - a.voxels);
  const branches: Branch[] = [];
  for (const [n, { pointsMm, depthMm }] of ways.slice(0, mostBranches).entries()) {
    const lumen = await lumenAlong(huSampler(volume), { pointsMm, depthMm }, vessel.model, false, context);
    const traced = finished(volume, lumen, vessel.model);
    if (traced.ok) branches.push(described(traced.value, vessel, lengthMm));
    await context.checkpoint(0.5 + (0.5 * n) / ways.length);
  }
  return ok(branches);
};

/** So little that the front is everywhere in the vessel at once. */
const inVessel = Math.fround(1e-4);

/** Cost of the front, closed where there is no lumen, and the depth of the lumen, voxels. */
function outside(box: Box, { field, model }: TracedVessel) {
  const { within } = lumenEvidence(model);
  const mask = Uint8Array.from(box.hu, (hu) => (within(hu) > 0 ? 1 : 0));
  const cost = Float32Array.from(mask, (inside, voxel) => {
    if (occupancyAt(field, centreOf(box, voxel)) > halfLevel) return inVessel;
    return inside ? 1 : Infinity;
  });
  return { cost, depth: distanceInside(box.grid.dims, mask) };
}

/** The way from the vessel to the furthest voxel of a part; undefined for what is no tube. */
function wayOf(box: Box, part: Int32Array, timeAt: Float32Array, depth: Float32Array) {
  let end = part[0]!;
  for (const voxel of part) if (timeAt[voxel]! > timeAt[end]!) end = voxel;
  const way = wayBack(box.grid.dims, timeAt, end).filter((voxel) => timeAt[voxel]! > 0.5);
  if (timeAt[end]! * box.stepMm < leastLengthMm) return undefined;
  // The mean squared depth of a round tube is a sixth of its radius squared.
  const squared = part.reduce((sum, voxel) => sum + Math.max(depth[voxel]!, 0.5) ** 2, 0) / part.length;
  if (part.length > mostSpread * Math.PI * 6 * squared * timeAt[end]!) return undefined;
  return {
    voxels: part.length,
    pointsMm: way.map((voxel) => centreOf(box, voxel)),
    depthMm: way.map((voxel) => depth[voxel]! * box.stepMm),
  };
}

function described(traced: TracedVessel, parent: TracedVessel, lengthMm: number): Branch {
  const { pointsMm } = traced.centreLine;
  const length = pointsMm.slice(1).reduce((sum, p, n) => sum + distance(pointsMm[n]!, p), 0);
  const line = parent.centreLine;
  const isAtEnd = [0, line.pointsMm.length - 1].some(
    (n) => distance(line.pointsMm[n]!, pointsMm[0]!) < 1.2 * line.radiiMm[n]! + 2,
  );
  return { vessel: traced, goesOn: isAtEnd, lengthMm: length, isCut: length > 0.9 * lengthMm - 3 };
}
