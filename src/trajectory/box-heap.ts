/** A heap of fixed-size records with the greatest priority first, in typed arrays that grow. */
export class BoxHeap {
  size = 0;
  private priority = new Float64Array(256);
  private slot = new Uint32Array(256);
  private records: Float64Array;
  private free: number[] = [];

  constructor(private readonly stride: number) {
    this.records = new Float64Array(256 * stride);
  }

  push(priority: number, record: Float64Array): void {
    if (this.size === this.priority.length) this.grow();
    const slot = this.free.pop() ?? this.size;
    this.records.set(record, slot * this.stride);
    let place = this.size++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.priority[parent]! >= priority) break;
      this.move(parent, place);
      place = parent;
    }
    this.priority[place] = priority;
    this.slot[place] = slot;
  }

  /** Copies the first record out and answers its priority. */
  pop(into: Float64Array): number {
    const top = this.priority[0]!;
    const slot = this.slot[0]!;
    into.set(this.records.subarray(slot * this.stride, (slot + 1) * this.stride));
    this.free.push(slot);
    const last = --this.size;
    const priority = this.priority[last]!;
    const moved = this.slot[last]!;
    let place = 0;
    for (let child = 1; child < last; child = 2 * place + 1) {
      if (child + 1 < last && this.priority[child + 1]! > this.priority[child]!) child++;
      if (this.priority[child]! <= priority) break;
      this.move(child, place);
      place = child;
    }
    this.priority[place] = priority;
    this.slot[place] = moved;
    return top;
  }

  private move(from: number, to: number): void {
    this.priority[to] = this.priority[from]!;
    this.slot[to] = this.slot[from]!;
  }

  private grow(): void {
    const larger = 2 * this.priority.length;
    const [priority, slot, records] = [this.priority, this.slot, this.records];
    this.priority = new Float64Array(larger);
    this.slot = new Uint32Array(larger);
    this.records = new Float64Array(larger * this.stride);
    this.priority.set(priority);
    this.slot.set(slot);
    this.records.set(records);
  }
}
