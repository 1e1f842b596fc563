const blockBits = 9;
const block = 1 << blockBits;

/**
 * Numbers (≥ 0) that wait in 256 levels, first in first out within each. Levels grow by blocks of one pool, so
 * that writing and reading go in order through memory. At most `capacity` numbers in its lifetime.
 */
export class LevelQueue {
  private readonly pool: Int32Array;
  private readonly following: Int32Array;
  private readonly heads = new Int32Array(256);
  private readonly tails = new Int32Array(256);
  private blocks = 256;

  constructor(capacity: number) {
    this.pool = new Int32Array(capacity + 257 * block);
    this.following = new Int32Array((this.pool.length >> blockBits) + 1);
    for (let level = 0; level < 256; level++) this.heads[level] = this.tails[level] = level << blockBits;
  }

  push(value: number, level: number): void {
    let tail = this.tails[level]!;
    this.pool[tail++] = value;
    if ((tail & (block - 1)) === 0) {
      this.following[(tail - 1) >> blockBits] = this.blocks;
      tail = this.blocks++ << blockBits;
    }
    this.tails[level] = tail;
  }

  /** The first of a level, or −1. */
  take(level: number): number {
    let head = this.heads[level]!;
    if (head === this.tails[level]) return -1;
    const value = this.pool[head++]!;
    if ((head & (block - 1)) === 0) head = this.following[(head - 1) >> blockBits]! << blockBits;
    this.heads[level] = head;
    return value;
  }
}
