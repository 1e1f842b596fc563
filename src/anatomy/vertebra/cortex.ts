import type { Volume } from '../../core/volume';
import { type Frame, type Local, LocalBone, toLocal } from './bone';
import type { Sample } from './fit';
import type { PedicleAxis } from './pedicle';
import { dot } from '../../core/vector';

/** Soft tissue, HU, and what share of the way to this bone's own cortex is still bone. */
const tissueHu = 50;
const boneShare = 0.4;
/** How far from a wall its cortex may lie, mm. */
const reachMm = 1.5;

/** Where the CT shows cortex; a tumour that fills a pedicle leaves its outline in a segmentation, but no wall. */
export class Cortex {
  private readonly hu: LocalBone;
  private readonly leastHu: number;

  constructor(frame: Frame, { grid, hu }: Volume, cortexHu: number) {
    this.hu = new LocalBone(frame, { grid, data: hu });
    this.leastHu = tissueHu + boneShare * (cortexHu - tissueHu);
  }

  /** Share of the points of a posterior wall (left, up, to the front) that are as bright as bone. */
  seenOn(points: readonly Sample[]): number {
    const seen = points.filter(([l, h, a]) => {
      for (let off = -reachMm; off <= reachMm; off += 0.5)
        if (this.hu.at(l, a + off, h) >= this.leastHu) return true;
      return false;
    });
    return seen.length / points.length;
  }

  /** Share of the wall around the narrow part of a pedicle that is as bright as bone. */
  seenAround({ atMm, direction, widthMm, heightMm, lengthMm }: PedicleAxis): number {
    const { frame } = this.hu;
    const at = toLocal(frame, atMm);
    const n: Local = [dot(direction, frame.left), dot(direction, frame.front), dot(direction, frame.up)];
    const flat = Math.hypot(n[0], n[1]);
    const u: Local = [n[1] / flat, -n[0] / flat, 0];
    const v: Local = [u[1] * n[2], -u[0] * n[2], u[0] * n[1] - u[1] * n[0]];
    let [seen, all] = [0, 0];
    for (let t = -lengthMm / 2; t <= lengthMm / 2; t += 0.5) {
      for (let turn = 0; turn < 24; turn++) {
        const [c, s] = [Math.cos((turn * Math.PI) / 12), Math.sin((turn * Math.PI) / 12)];
        let bright = -Infinity;
        for (let r = -reachMm; r <= reachMm; r += 0.5) {
          const [p, q] = [c * (widthMm / 2 + r), s * (heightMm / 2 + r)];
          bright = Math.max(bright, this.hu.at(at[0] + t * n[0] + p * u[0] + q * v[0], at[1] + t * n[1] + p * u[1] + q * v[1], at[2] + t * n[2] + p * u[2] + q * v[2])); // prettier-ignore
        }
        all++;
        if (bright >= this.leastHu) seen++;
      }
    }
    return seen / all;
  }
}
