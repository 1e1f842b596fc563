import { type Grid, voxelCount } from '../../../core/grid';

/** Repeatable random numbers for run `index` of a seeded series: no run depends on another (splitmix32 start, mulberry32). */
export class Random {
  private state: number;
  private spare: number | undefined;

  constructor(seed: number, index: number) {
    let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(index + 1, 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
    h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
    this.state = h ^ (h >>> 15);
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Log-uniform between 1/factor and factor. */
  upOrDown(factor: number): number {
    return factor ** this.between(-1, 1);
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    if (this.spare !== undefined) {
      const kept = this.spare;
      this.spare = undefined;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }
}

const waves = 48;

/**
 * exp of a Gaussian random field, per cell: standard deviation `sigma` of the logarithm, correlation
 * exp(−r²/2ℓ²). Random plane waves, so that the same draw means the same pattern on any grid.
 */
export function randomPattern(grid: Grid, random: Random, sigma: number, lengthMm: number): Float32Array {
  const [nx, ny, nz] = grid.dims;
  const field = new Float64Array(voxelCount(grid));
  for (let w = 0; w < waves; w++) {
    const k = [0, 1, 2].map((n) => (random.normal() / lengthMm) * grid.spacing[n]!);
    const phase = 2 * Math.PI * random.uniform();
    let q = 0;
    for (let z = 0; z < nz; z++)
      for (let y = 0; y < ny; y++) {
        // cos(a + k·i) by rotation: one sine and cosine a row instead of one a cell.
        let c = Math.cos(phase + k[1]! * y + k[2]! * z);
        let s = Math.sin(phase + k[1]! * y + k[2]! * z);
        const [dc, ds] = [Math.cos(k[0]!), Math.sin(k[0]!)];
        for (let x = 0; x < nx; x++, q++) {
          field[q]! += c;
          [c, s] = [c * dc - s * ds, s * dc + c * ds];
        }
      }
  }
  const scale = sigma * Math.sqrt(2 / waves);
  return Float32Array.from(field, (v) => Math.exp(scale * v));
}
