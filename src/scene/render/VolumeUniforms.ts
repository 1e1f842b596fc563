import {
  type Camera,
  Data3DTexture,
  DataTexture,
  LinearFilter,
  Matrix3,
  Matrix4,
  NearestFilter,
  RedFormat,
  RGBAFormat,
  Vector3,
} from 'three';
import { type Grid, voxelToLps } from '../../core/grid';
import type { LpsPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import type { VolumeTexture } from '../../core/volume-texture';
import { bodyOf } from '../../store/body';
import type { VolumePreset } from '../../store/session';
import { shownBricks, transferTable } from './transfer';

function texture3d(
  data: Uint8Array<ArrayBuffer>,
  [x, y, z]: Grid['dims'],
  filter: typeof LinearFilter | typeof NearestFilter,
): Data3DTexture {
  const texture = new Data3DTexture(data, x, y, z);
  texture.format = RedFormat;
  texture.minFilter = filter;
  texture.magFilter = filter;
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}

/** LPS mm to texels, where texel [i, j, k] spans i … i + 1. */
function lpsToTexel(grid: Grid): Matrix4 {
  const [a, b, c] = grid.axes.map((axis, n) => new Vector3(...axis).multiplyScalar(grid.spacing[n]!));
  return new Matrix4()
    .makeBasis(a!, b!, c!)
    .setPosition(...(grid.origin as unknown as [number, number, number]))
    .invert()
    .premultiply(new Matrix4().makeTranslation(0.5, 0.5, 0.5));
}

/** What the ray march needs of one volume; owns its textures. */
export class VolumeUniforms {
  readonly volume: Data3DTexture;
  readonly bricks: Data3DTexture;
  readonly transfer: DataTexture;
  readonly toTexel: Matrix4;
  readonly gradientToView = new Matrix3();
  readonly dims: Vector3;
  /** The part that is drawn, in texels: the body without the table. */
  readonly shownLow: Vector3;
  readonly shownHigh: Vector3;
  readonly brickDims: Vector3;
  /** Half a texel, and fine enough on coarse CTs that the steps do not show. */
  readonly stepMm: number;
  private readonly gradientToLps: Matrix3;

  constructor(
    readonly source: VolumeTexture,
    readonly preset: Exclude<VolumePreset, 'off'>,
    /** The CT that the texture was made of. */
    ct: Volume,
  ) {
    const { grid, data, brickDims, bricks, lowHu, highHu } = source;
    const table = transferTable(preset, lowHu, highHu);
    this.volume = texture3d(data, grid.dims, LinearFilter);
    this.bricks = texture3d(shownBricks(bricks, table), brickDims, NearestFilter);
    this.transfer = new DataTexture(table, 256, 1, RGBAFormat);
    this.transfer.minFilter = LinearFilter;
    this.transfer.magFilter = LinearFilter;
    this.transfer.needsUpdate = true;
    this.toTexel = lpsToTexel(grid);
    this.dims = new Vector3(...grid.dims);
    const { low, high } = bodyOf(ct).box;
    const [first, last] = [low, high].map((end) => this.texelAt(voxelToLps(ct.grid, end)));
    this.shownLow = first!;
    this.shownHigh = last!;
    this.brickDims = new Vector3(...brickDims);
    this.stepMm = Math.min(0.5 * Math.min(...grid.spacing), 0.8);
    const [a, b, c] = grid.axes.map((axis, n) => new Vector3(...axis).divideScalar(grid.spacing[n]!));
    // The difference over two texels, per mm, times a mean spacing: about 1 across a sharp edge.
    const unit = Math.min(...grid.spacing);
    this.gradientToLps = new Matrix3()
      .setFromMatrix4(new Matrix4().makeBasis(a!, b!, c!))
      .multiplyScalar(unit);
  }

  private texelAt(p: LpsPoint): Vector3 {
    return new Vector3(...p).applyMatrix4(this.toTexel).clamp(new Vector3(), this.dims);
  }

  update(camera: Camera): void {
    this.gradientToView.setFromMatrix4(camera.matrixWorldInverse).multiply(this.gradientToLps);
  }

  dispose(): void {
    this.volume.dispose();
    this.bricks.dispose();
    this.transfer.dispose();
  }
}
