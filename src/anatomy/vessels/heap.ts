/** A binary heap of numbered items, the least key first, in typed arrays that grow. */
export class MinHeap {
  size = 0;
  private keys = new Float64Array(1024);
  private items = new Int32Array(1024);

  push(key: number, item: number): void {
    if (this.size === this.keys.length) this.grow();
    let place = this.size++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.keys[parent]! <= key) break;
      this.keys[place] = this.keys[parent]!;
      this.items[place] = this.items[parent]!;
      place = parent;
    }
    this.keys[place] = key;
    this.items[place] = item;
  }

  /** The item with the least key, taken out; −1 when there is none. */
  pop(): number {
    if (this.size === 0) return -1;
    const { keys, items } = this;
    const top = items[0]!;
    const last = --this.size;
    const [key, item] = [keys[last]!, items[last]!];
    let place = 0;
    for (let child = 1; child < last; child = 2 * place + 1) {
      if (child + 1 < last && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[place] = keys[child]!;
      items[place] = items[child]!;
      place = child;
    }
    keys[place] = key;
    items[place] = item;
    return top;
  }

  private grow(): void {
    const [keys, items] = [this.keys, this.items];
    this.keys = new Float64Array(2 * keys.length);
    this.items = new Int32Array(2 * items.length);
    this.keys.set(keys);
    this.items.set(items);
  }
}
