/** Least cost from one voxel to another over 26 neighbours, the textbook way: a heap of objects, nothing typed. */
export function plainDijkstra(
  [nx, ny, nz]: readonly [number, number, number],
  cost: ArrayLike<number>,
  from: number,
  to: number,
): number {
  const least = new Map<number, number>([[from, 0]]);
  const heap = [{ key: 0, voxel: from }];
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [heap[b]!, heap[a]!]);
  for (;;) {
    const top = heap[0];
    if (!top) return Infinity;
    const last = heap.pop()!;
    if (heap.length > 0) heap[0] = last;
    for (let place = 0; ;) {
      const [l, r] = [2 * place + 1, 2 * place + 2];
      let small = place;
      if (l < heap.length && heap[l]!.key < heap[small]!.key) small = l;
      if (r < heap.length && heap[r]!.key < heap[small]!.key) small = r;
      if (small === place) break;
      swap(place, small);
      place = small;
    }
    if (top.voxel === to) return top.key;
    if (top.key > least.get(top.voxel)!) continue;
    const [i, j, k] = [top.voxel % nx, Math.floor(top.voxel / nx) % ny, Math.floor(top.voxel / nx / ny)];
    for (let n = 0; n < 27; n++) {
      const step = [(n % 3) - 1, (Math.floor(n / 3) % 3) - 1, Math.floor(n / 9) - 1] as const;
      const [a, b, c] = [i + step[0], j + step[1], k + step[2]];
      if (n === 13 || a < 0 || b < 0 || c < 0 || a >= nx || b >= ny || c >= nz) continue;
      const voxel = a + nx * (b + ny * c);
      const key = top.key + cost[voxel]! * Math.hypot(...step);
      if (key >= (least.get(voxel) ?? Infinity)) continue;
      least.set(voxel, key);
      heap.push({ key, voxel });
      for (let place = heap.length - 1; place > 0;) {
        const parent = (place - 1) >> 1;
        if (heap[parent]!.key <= heap[place]!.key) break;
        swap(place, parent);
        place = parent;
      }
    }
  }
}
