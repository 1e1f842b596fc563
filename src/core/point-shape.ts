import type { Frame, Shape } from './signed-distance';

/** A single point as a shape: `measure` is the distance to it. */
export class PointShape implements Shape {
  gx = 0;
  gy = 0;
  gz = 0;
  readonly pieces = 1;
  private x = 0;
  private y = 0;
  private z = 0;
  private lx = 0;
  private ly = 0;
  private lz = 0;
  private dx = 0;
  private dy = 0;
  private dz = 0;
  private d = 0;

  /** Moves the point, LPS mm; takes effect with the next `enter`. */
  moveTo(x: number, y: number, z: number): void {
    this.x = x;
    this.y = y;
    this.z = z;
  }

  enter({ origin, axes: [a, b, c] }: Frame): void {
    const x = this.x - origin[0];
    const y = this.y - origin[1];
    const z = this.z - origin[2];
    this.lx = x * a[0] + y * a[1] + z * a[2];
    this.ly = x * b[0] + y * b[1] + z * b[2];
    this.lz = x * c[0] + y * c[1] + z * c[2];
  }

  measure(x: number, y: number, z: number): number {
    const dx = x - this.lx;
    const dy = y - this.ly;
    const dz = z - this.lz;
    this.dx = dx;
    this.dy = dy;
    this.dz = dz;
    this.d = Math.sqrt(dx * dx + dy * dy + dz * dz);
    return this.d;
  }

  toPiece(): number {
    const scale = this.d > 0 ? 1 / this.d : 0;
    this.gx = this.dx * scale;
    this.gy = this.dy * scale;
    this.gz = this.dz * scale;
    return this.d;
  }

  aim(): void {
    this.toPiece();
  }
}
