import { type BitReader, decodeSymbol, type HuffmanTable } from './bits';

/** Which coefficients a scan brings, and which of their bits (ISO 10918-1 B.2.3). */
export interface Scan {
  readonly progressive: boolean;
  readonly from: number;
  readonly to: number;
  /** Bits known before (0: a first scan) and after. */
  readonly high: number;
  readonly low: number;
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
}

/** What one block leaves to the next; begins anew at each restart. */
export interface Carry {
  previous: number;
  /** Blocks still to come without new coefficients. */
  ended: number;
}

/** Place of the coefficients in their order of transmission (figure A.6). */
export const zigzag = (() => {
  const order = Array.from({ length: 64 }, (_, at) => ({ at, row: at >> 3, column: at & 7 }));
  const diagonal = ({ row, column }: (typeof order)[number]) => row + column;
  const along = (cell: (typeof order)[number]) => (diagonal(cell) % 2 === 0 ? cell.column : cell.row);
  return order.toSorted((a, b) => diagonal(a) - diagonal(b) || along(a) - along(b)).map(({ at }) => at);
})();

/** Reads what a scan says of one block (F.2.2, G.2) into its 64 coefficients, rows of rising frequency. */
export function decodeBlock(bits: BitReader, scan: Scan, block: Int32Array, carry: Carry): void {
  const { from, to, high, low } = scan;
  if (from === 0 && high === 0) {
    carry.previous += bits.takeSigned(decodeSymbol(bits, scan.dc!));
    block[0] = carry.previous << low;
  } else if (from === 0 && bits.take(1)) block[0]! |= 1 << low;
  if (to === 0) return;
  if (high === 0) firstAc(bits, scan, block, carry);
  else refineAc(bits, scan, block, carry);
}

function firstAc(
  bits: BitReader,
  { from, to, low, ac, progressive }: Scan,
  block: Int32Array,
  carry: Carry,
): void {
  if (carry.ended > 0) {
    carry.ended--;
    return;
  }
  for (let k = Math.max(1, from); k <= to; k++) {
    const symbol = decodeSymbol(bits, ac!);
    const [run, size] = [symbol >> 4, symbol & 15];
    if (size === 0 && run < 15) {
      if (progressive) carry.ended = (1 << run) - 1 + (run > 0 ? bits.take(run) : 0);
      return;
    }
    k += run;
    if (size === 0) continue;
    if (k > to) throw new RangeError('a run leaves the block');
    block[zigzag[k]!] = bits.takeSigned(size) << low;
  }
}

/** One more bit for the coefficients known so far, and the new ones among them (G.1.2.3). */
function refineAc(bits: BitReader, { from, to, low, ac }: Scan, block: Int32Array, carry: Carry): void {
  const unit = 1 << low;
  const refine = (at: number) => {
    if (bits.take(1) && (Math.abs(block[at]!) & unit) === 0) block[at]! += block[at]! > 0 ? unit : -unit;
  };
  let k = from;
  while (k <= to && carry.ended === 0) {
    const symbol = decodeSymbol(bits, ac!);
    const size = symbol & 15;
    let run = symbol >> 4;
    if (size === 0 && run < 15) {
      carry.ended = (1 << run) + (run > 0 ? bits.take(run) : 0);
      break;
    }
    const fresh = size > 0 ? (bits.take(1) ? unit : -unit) : 0;
    for (; k <= to; k++) {
      const at = zigzag[k]!;
      if (block[at] !== 0) refine(at);
      else if (run-- === 0) {
        if (fresh !== 0) block[at] = fresh;
        break;
      }
    }
    k++;
  }
  if (carry.ended === 0) return;
  for (; k <= to; k++) if (block[zigzag[k]!] !== 0) refine(zigzag[k]!);
  carry.ended--;
}
