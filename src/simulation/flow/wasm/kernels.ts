// The inner loops of the pressure solve in AssemblyScript: TypeScript's syntax, compiled by `npm run wasm` into
// bytes.ts. What each one computes is told at its twin in plain TypeScript (../smooth, ../region-levels, ../spans).
// Arrays are addresses; `o` is an offset in bytes. Single precision goes four numbers at a time, double two, the rest
// of a row one by one.

/** A grid as ./load describes it before each call: sizes, addresses, and 1 for each axis that is halved. */
@unmanaged
class Level {
  nx: i32 = 0;
  ny: i32 = 0;
  nz: i32 = 0;
  pad: i32 = 0;
  tx: usize = 0;
  ty: usize = 0;
  tz: usize = 0;
  inverse: usize = 0;
  x: usize = 0;
  b: usize = 0;
  first: usize = 0;
  last: usize = 0;
  sx: i32 = 0;
  sy: i32 = 0;
  sz: i32 = 0;
}

/** Offset of the i-th of numbers of four bytes, of eight bytes. */
function bytes4(i: i32): usize {
  return (<usize>i) << 2;
}
function bytes8(i: i32): usize {
  return (<usize>i) << 3;
}

/** The coarse row that a fine row lies in. */
function coarseRow(fine: Level, coarse: Level, j: i32, k: i32): i32 {
  return coarse.pad + coarse.nx * ((j >> fine.sy) + coarse.ny * (k >> fine.sz));
}

// ---- smoothing: every other cell of a row, four cells (eight with those between) at a time

/** Cells 0, 2, 4, 6 from an address. */
function even(at: usize): v128 {
  return v128.shuffle<i32>(v128.load(at), v128.load(at, 16), 0, 2, 4, 6);
}

/** Inlined by decree: the compiler would leave calls of functions of this size. */
class Cells {
  /** b plus what the neighbours push into a cell; every argument but the strides is the address of the cell's own. */
  @inline
  static pushed(b: usize, tx: usize, ty: usize, tz: usize, x: usize, strideY: usize, strideZ: usize): f32 {
    return (
      load<f32>(b) +
      load<f32>(tx) * load<f32>(x + 4) +
      load<f32>(tx - 4) * load<f32>(x - 4) +
      load<f32>(ty) * load<f32>(x + strideY) +
      load<f32>(ty - strideY) * load<f32>(x - strideY) +
      load<f32>(tz) * load<f32>(x + strideZ) +
      load<f32>(tz - strideZ) * load<f32>(x - strideZ)
    );
  }

  /** The same for four cells of one colour. */
  @inline
  static pushed4(b: usize, tx: usize, ty: usize, tz: usize, x: usize, strideY: usize, strideZ: usize): v128 {
    let sum = even(b);
    sum = f32x4.add(sum, f32x4.mul(even(tx), even(x + 4)));
    sum = f32x4.add(sum, f32x4.mul(even(tx - 4), even(x - 4)));
    sum = f32x4.add(sum, f32x4.mul(even(ty), even(x + strideY)));
    sum = f32x4.add(sum, f32x4.mul(even(ty - strideY), even(x - strideY)));
    sum = f32x4.add(sum, f32x4.mul(even(tz), even(x + strideZ)));
    return f32x4.add(sum, f32x4.mul(even(tz - strideZ), even(x - strideZ)));
  }
}

/** Writes four cells of one colour, and leaves those between. */
function store4(at: usize, values: v128): void {
  const between = v128.load(at);
  const beyond = v128.load(at, 16);
  v128.store(at, v128.shuffle<i32>(values, between, 0, 5, 1, 7));
  v128.store(at, v128.shuffle<i32>(values, beyond, 2, 5, 3, 7), 16);
}

function relaxPlane(level: Level, colour: i32, k: i32): void {
  if (k < 0 || k >= level.nz) return;
  const b = level.b;
  const tx = level.tx;
  const ty = level.ty;
  const tz = level.tz;
  const x = level.x;
  const inverse = level.inverse;
  const sy = bytes4(level.nx);
  const sz = bytes4(level.pad);
  for (let j = 0; j < level.ny; j++) {
    const n = j + level.ny * k;
    const first = load<i32>(level.first + bytes4(n));
    const row = level.pad + level.nx * n;
    let o = bytes4(row + first + ((first + j + k + colour) & 1));
    const end = bytes4(row + load<i32>(level.last + bytes4(n)));
    for (; o + 32 <= end; o += 32) {
      const sum = Cells.pushed4(b + o, tx + o, ty + o, tz + o, x + o, sy, sz);
      store4(x + o, f32x4.mul(even(inverse + o), sum));
    }
    for (; o < end; o += 8) {
      const sum = Cells.pushed(b + o, tx + o, ty + o, tz + o, x + o, sy, sz);
      store<f32>(x + o, load<f32>(inverse + o) * sum);
    }
  }
}

function startRedPlane(level: Level, k: i32): void {
  if (k >= level.nz) return;
  const b = level.b;
  const x = level.x;
  const inverse = level.inverse;
  for (let j = 0; j < level.ny; j++) {
    const n = j + level.ny * k;
    const first = load<i32>(level.first + bytes4(n));
    const row = level.pad + level.nx * n;
    let o = bytes4(row + first + ((first + j + k) & 1));
    const end = bytes4(row + load<i32>(level.last + bytes4(n)));
    for (; o + 32 <= end; o += 32) store4(x + o, f32x4.mul(even(inverse + o), even(b + o)));
    for (; o < end; o += 8) store<f32>(x + o, load<f32>(inverse + o) * load<f32>(b + o));
  }
}

// A sweep follows one plane behind the sweep before it: the same result as one after the other, and the planes are
// still in the processor's cache.

export function down(level: Level): void {
  for (let k = 0; k < level.nz + 3; k++) {
    startRedPlane(level, k);
    relaxPlane(level, 1, k - 1);
    relaxPlane(level, 0, k - 2);
    relaxPlane(level, 1, k - 3);
  }
}

export function up(level: Level): void {
  for (let k = 0; k < level.nz + 3; k++) {
    relaxPlane(level, 1, k);
    relaxPlane(level, 0, k - 1);
    relaxPlane(level, 1, k - 2);
    relaxPlane(level, 0, k - 3);
  }
}

// ---- between two levels

/** Residual of a cell; 0 where nothing is connected. */
function residual(level: Level, o: usize): f32 {
  const inverse = load<f32>(level.inverse + o);
  if (inverse == 0) return 0;
  const x = level.x + o;
  const strideY = bytes4(level.nx);
  const strideZ = bytes4(level.pad);
  return (
    Cells.pushed(level.b + o, level.tx + o, level.ty + o, level.tz + o, x, strideY, strideZ) -
    load<f32>(x) / inverse
  );
}

/** The same for four cells of one colour. */
function residual4(level: Level, o: usize): v128 {
  const inverse = even(level.inverse + o);
  const x = level.x + o;
  const strideY = bytes4(level.nx);
  const strideZ = bytes4(level.pad);
  const sum = Cells.pushed4(level.b + o, level.tx + o, level.ty + o, level.tz + o, x, strideY, strideZ);
  const all = f32x4.sub(sum, f32x4.div(even(x), inverse));
  return v128.and(all, f32x4.ne(inverse, f32x4.splat(0)));
}

function clear(level: Level, array: usize): void {
  memory.fill(array, 0, bytes4(level.nx * level.ny * (level.nz + 2)));
}

function add(at: usize, value: f32): void {
  store<f32>(at, load<f32>(at) + value);
}

export function restrictRed(fine: Level, coarse: Level): void {
  clear(coarse, coarse.b);
  for (let k = 0; k < fine.nz; k++)
    for (let j = 0; j < fine.ny; j++) {
      const n = j + fine.ny * k;
      const row = bytes4(fine.pad + fine.nx * n);
      const to = coarse.b + bytes4(coarseRow(fine, coarse, j, k));
      const first = load<i32>(fine.first + bytes4(n));
      const end = load<i32>(fine.last + bytes4(n));
      let i = first + ((first + j + k) & 1);
      if (fine.sx)
        // Every other fine cell: the coarse cells are neighbours.
        for (; i + 8 <= end; i += 8) {
          const at = to + bytes4(i >> 1);
          v128.store(at, f32x4.add(v128.load(at), residual4(fine, row + bytes4(i))));
        }
      for (; i < end; i += 2) add(to + bytes4(i >> fine.sx), residual(fine, row + bytes4(i)));
    }
}

export function prolong(coarse: Level, fine: Level): void {
  for (let k = 0; k < fine.nz; k++)
    for (let j = 0; j < fine.ny; j++) {
      const n = j + fine.ny * k;
      const x = fine.x + bytes4(fine.pad + fine.nx * n);
      const from = coarse.x + bytes4(coarseRow(fine, coarse, j, k));
      const end = load<i32>(fine.last + bytes4(n));
      let i = load<i32>(fine.first + bytes4(n));
      if (fine.sx) {
        if (i & 1 && i < end) {
          add(x + bytes4(i), load<f32>(from + bytes4(i >> 1)));
          i++;
        }
        for (; i + 8 <= end; i += 8) {
          const at = x + bytes4(i);
          const c = v128.load(from + bytes4(i >> 1));
          v128.store(at, f32x4.add(v128.load(at), v128.shuffle<i32>(c, c, 0, 0, 1, 1)));
          v128.store(at, f32x4.add(v128.load(at, 16), v128.shuffle<i32>(c, c, 2, 2, 3, 3)), 16);
        }
      }
      for (; i < end; i++) add(x + bytes4(i), load<f32>(from + bytes4(i >> fine.sx)));
    }
}

/** `targets`: the address of the right side of each region; `top`: the sizes of all of them. */
export function restrictRegions(fine: Level, top: Level, targets: usize, count: i32, regions: usize): void {
  for (let r = 0; r < count; r++) clear(top, load<usize>(targets + bytes4(r)));
  for (let k = 0; k < fine.nz; k++)
    for (let j = 0; j < fine.ny; j++) {
      const n = j + fine.ny * k;
      const cell = fine.nx * n;
      const row = bytes4(fine.pad + cell);
      const to = coarseRow(fine, top, j, k);
      const first = load<i32>(fine.first + bytes4(n));
      const end = load<i32>(fine.last + bytes4(n));
      for (let i = first + ((first + j + k) & 1); i < end; i += 2) {
        const region = load<i8>(regions + cell + i);
        if (region < 0) continue;
        const target = load<usize>(targets + bytes4(region));
        add(target + bytes4(to + (i >> fine.sx)), residual(fine, row + bytes4(i)));
      }
    }
}

/** `sources`: the address of the correction of each region; `top`: the sizes of all of them. */
export function prolongRegions(top: Level, fine: Level, sources: usize, regions: usize): void {
  for (let k = 0; k < fine.nz; k++)
    for (let j = 0; j < fine.ny; j++) {
      const n = j + fine.ny * k;
      const cell = fine.nx * n;
      const x = fine.x + bytes4(fine.pad + cell);
      const from = coarseRow(fine, top, j, k);
      const end = load<i32>(fine.last + bytes4(n));
      for (let i = load<i32>(fine.first + bytes4(n)); i < end; i++) {
        const region = load<i8>(regions + cell + i);
        if (region < 0) continue;
        const source = load<usize>(sources + bytes4(region));
        add(x + bytes4(i), load<f32>(source + bytes4(from + (i >> fine.sx))));
      }
    }
}

// ---- conjugate gradients, on spans: pairs of start and end, `length` numbers in all

/** Two single-precision numbers as double. */
function doubles(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

function flow2(t: usize, here: v128, neighbour: usize): v128 {
  return f64x2.mul(doubles(t), f64x2.sub(here, v128.load(neighbour)));
}

function flow(t: usize, here: f64, neighbour: usize): f64 {
  return <f64>load<f32>(t) * (here - load<f64>(neighbour));
}

export function applyAxes(
  spans: usize,
  length: i32,
  nx: i32,
  pad: i32,
  tx: usize,
  ty: usize,
  tz: usize,
  p: usize,
  out: usize,
): void {
  for (let n = 0; n < length; n += 2) {
    let c = load<i32>(spans + bytes4(n));
    const end = load<i32>(spans + bytes4(n + 1));
    for (; c + 2 <= end; c += 2) {
      const o = bytes4(c);
      const at = p + bytes8(c);
      const here = v128.load(at);
      let sum = flow2(tx + o, here, at + 8);
      sum = f64x2.add(sum, flow2(tx + o - 4, here, at - 8));
      sum = f64x2.add(sum, flow2(ty + o, here, at + bytes8(nx)));
      sum = f64x2.add(sum, flow2(ty + o - bytes4(nx), here, at - bytes8(nx)));
      sum = f64x2.add(sum, flow2(tz + o, here, at + bytes8(pad)));
      sum = f64x2.add(sum, flow2(tz + o - bytes4(pad), here, at - bytes8(pad)));
      v128.store(out + bytes8(c), sum);
    }
    for (; c < end; c++) {
      const o = bytes4(c);
      const at = p + bytes8(c);
      const here = load<f64>(at);
      const sum =
        flow(tx + o, here, at + 8) +
        flow(tx + o - 4, here, at - 8) +
        flow(ty + o, here, at + bytes8(nx)) +
        flow(ty + o - bytes4(nx), here, at - bytes8(nx)) +
        flow(tz + o, here, at + bytes8(pad)) +
        flow(tz + o - bytes4(pad), here, at - bytes8(pad));
      store<f64>(out + bytes8(c), sum);
    }
  }
}

export function applyDiagonal(spans: usize, length: i32, stride: i32, t: usize, p: usize, out: usize): void {
  const far = bytes8(stride);
  for (let n = 0; n < length; n += 2) {
    const end = load<i32>(spans + bytes4(n + 1));
    for (let c = load<i32>(spans + bytes4(n)); c < end; c++) {
      if (load<f32>(t + bytes4(c)) == 0) continue;
      const o = bytes8(c);
      const q = flow(t + bytes4(c), load<f64>(p + o), p + o + far);
      store<f64>(out + o, load<f64>(out + o) + q);
      store<f64>(out + o + far, load<f64>(out + o + far) - q);
    }
  }
}

/** The two halves of a sum. */
function total(sum: v128): f64 {
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

export function dot(spans: usize, length: i32, a: usize, b: usize): f64 {
  let pairs = f64x2.splat(0);
  let sum: f64 = 0;
  for (let n = 0; n < length; n += 2) {
    let c = load<i32>(spans + bytes4(n));
    const end = load<i32>(spans + bytes4(n + 1));
    for (; c + 2 <= end; c += 2)
      pairs = f64x2.add(pairs, f64x2.mul(v128.load(a + bytes8(c)), v128.load(b + bytes8(c))));
    for (; c < end; c++) sum += load<f64>(a + bytes8(c)) * load<f64>(b + bytes8(c));
  }
  return sum + total(pairs);
}

export function dotMixed(spans: usize, length: i32, a: usize, b: usize): f64 {
  let pairs = f64x2.splat(0);
  let sum: f64 = 0;
  for (let n = 0; n < length; n += 2) {
    let c = load<i32>(spans + bytes4(n));
    const end = load<i32>(spans + bytes4(n + 1));
    for (; c + 2 <= end; c += 2)
      pairs = f64x2.add(pairs, f64x2.mul(v128.load(a + bytes8(c)), doubles(b + bytes4(c))));
    for (; c < end; c++) sum += load<f64>(a + bytes8(c)) * <f64>load<f32>(b + bytes4(c));
  }
  return sum + total(pairs);
}

export function direct(spans: usize, length: i32, z: usize, beta: f64, s: usize): void {
  const betas = f64x2.splat(beta);
  for (let n = 0; n < length; n += 2) {
    let c = load<i32>(spans + bytes4(n));
    const end = load<i32>(spans + bytes4(n + 1));
    for (; c + 2 <= end; c += 2) {
      const at = s + bytes8(c);
      v128.store(at, f64x2.add(doubles(z + bytes4(c)), f64x2.mul(betas, v128.load(at))));
    }
    for (; c < end; c++) {
      const at = s + bytes8(c);
      store<f64>(at, <f64>load<f32>(z + bytes4(c)) + beta * load<f64>(at));
    }
  }
}

export function advance(
  spans: usize,
  length: i32,
  alpha: f64,
  s: usize,
  ap: usize,
  p: usize,
  r: usize,
  copy: usize,
): f64 {
  const alphas = f64x2.splat(alpha);
  let squares = f64x2.splat(0);
  let sum: f64 = 0;
  for (let n = 0; n < length; n += 2) {
    let c = load<i32>(spans + bytes4(n));
    const end = load<i32>(spans + bytes4(n + 1));
    for (; c + 2 <= end; c += 2) {
      const o = bytes8(c);
      v128.store(p + o, f64x2.add(v128.load(p + o), f64x2.mul(alphas, v128.load(s + o))));
      const left = f64x2.sub(v128.load(r + o), f64x2.mul(alphas, v128.load(ap + o)));
      v128.store(r + o, left);
      v128.store64_lane(copy + bytes4(c), f32x4.demote_f64x2_zero(left), 0);
      squares = f64x2.add(squares, f64x2.mul(left, left));
    }
    for (; c < end; c++) {
      const o = bytes8(c);
      store<f64>(p + o, load<f64>(p + o) + alpha * load<f64>(s + o));
      const left = load<f64>(r + o) - alpha * load<f64>(ap + o);
      store<f64>(r + o, left);
      store<f32>(copy + bytes4(c), <f32>left);
      sum += left * left;
    }
  }
  return Math.sqrt(sum + total(squares));
}
