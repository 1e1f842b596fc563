import { fractionalFlow } from './fractional-flow';
import { OUTSIDE } from './front';
import { donated } from './thinc';
import { isImplicit } from './time-step';
import type { Front, TransportState } from './transport-state';

/** Steepness of a front that lies square to the direction: it is about one and a half cells thick. */
const steepest = 3;
/** A cell fuller or emptier than this passes on its mean. */
const whole = 1e-9;

/**
 * What each face should carry beyond upwinding, mm³ in `dtS`: the sharp front's share for a passive displacement,
 * van Leer's second order for a fractional flow that has rarefactions of its own.
 */
export function fillAntidiffusion(front: Front, state: TransportState, dtS: number): void {
  const { saturation, pore, mixing } = state;
  for (let n = 0; n < front.count; n++) {
    const up = front.up[n]!;
    front.anti[n] = 0;
    if (up < 0) continue;
    const s = saturation[up]!;
    if (s < whole || s > 1 - whole || isImplicit(state, up, dtS)) continue;
    const down = front.down[n]!;
    const before = front.before[n]!;
    const behind = before >= 0 ? saturation[before]! : s;
    const ahead = down === OUTSIDE ? Math.min(Math.max(2 * s - behind, 0), 1) : saturation[down]!;
    const volume = front.flow[n]! * dtS;
    const courant = volume / pore[up]!;
    if (mixing === 'linear') {
      if (ahead === behind) continue;
      const beta = steepest * slant(state, up, front.link[n]!) + 0.01;
      front.anti[n] = volume * (donated(s, ahead < behind, beta, courant) - s);
    } else {
      const face = s + 0.5 * (1 - courant) * vanLeer(s - behind, ahead - s);
      front.anti[n] = volume * (fractionalFlow(state, up, face) - fractionalFlow(state, up, s));
    }
  }
}

const vanLeer = (a: number, b: number): number => (a * b > 0 ? (2 * a * b) / (a + b) : 0);

/** |cosine| of the angle between the front's normal in cell c and the direction of a link. */
function slant({ topology, saturation }: TransportState, c: number, link: number): number {
  const { directions, ends } = topology;
  const d = link >= 0 ? Math.floor(link / saturation.length) : ends.direction[-2 - link];
  if (d === undefined) return 1;
  const gx = slope(saturation, directions[0]!.open, 1, c);
  const gy = slope(saturation, directions[1]!.open, directions[1]!.stride, c);
  const gz = slope(saturation, directions[2]!.open, directions[2]!.stride, c);
  const square = gx * gx + gy * gy + gz * gz;
  if (square === 0) return 1;
  const [x, y, z] = directions[d]!.offset;
  return Math.abs(x * gx + y * gy + z * gz) / Math.sqrt(square * (x * x + y * y + z * z));
}

function slope(saturation: Float64Array, open: Float32Array, stride: number, c: number): number {
  const here = saturation[c]!;
  const next = open[c]! > 0 ? saturation[c + stride]! : here;
  return next - (c >= stride && open[c - stride]! > 0 ? saturation[c - stride]! : here);
}
