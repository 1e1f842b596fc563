/** Cells in falling order of pressure: the order in which the flow visits them. A binary heap. */
export class PressureQueue {
  private readonly heap: number[] = [];

  constructor(
    private readonly padded: Float64Array,
    private readonly pad: number,
  ) {}

  get size(): number {
    return this.heap.length;
  }

  push(cell: number): void {
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
