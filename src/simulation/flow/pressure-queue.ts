/** Cells in falling order of pressure: the order in which the flow visits them, each once. A binary heap. */
export class PressureQueue {
  private readonly heap: number[] = [];
  /** Which cells were pushed since `begin`, and their list. */
  private readonly seen: Uint8Array;
  private readonly pushed: number[] = [];

  constructor(
    private readonly padded: Float64Array,
    private readonly pad: number,
  ) {
    this.seen = new Uint8Array(padded.length - 2 * pad);
  }

  /** Empties the queue and forgets which cells it has held. */
  begin(): void {
    for (const cell of this.pushed) this.seen[cell] = 0;
    this.pushed.length = 0;
    this.heap.length = 0;
  }

  get size(): number {
    return this.heap.length;
  }

  /** A cell that was pushed before is ignored, also after it has been popped. */
  push(cell: number): void {
    if (this.seen[cell] === 1) return;
    this.seen[cell] = 1;
    this.pushed.push(cell);
    const { heap } = this;
    let at = heap.length;
    heap.push(cell);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.first(cell, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = cell;
  }

  pop(): number {
    const { heap } = this;
    const top = heap[0]!;
    const last = heap.pop()!;
    const { length } = heap;
    if (length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && this.first(heap[child + 1]!, heap[child]!)) child++;
      if (!this.first(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return top;
  }

  private first(a: number, b: number): boolean {
    const difference = this.padded[a + this.pad]! - this.padded[b + this.pad]!;
    return difference > 0 || (difference === 0 && a < b);
  }
}
