import type { Plane } from '../core/plane';
import { type PicturePart, wholeOf } from '../core/reslice';
import type { Viewport } from './cornerstone';
import { holds, visiblePart } from './picture-part';
import type { PictureSource } from './picture-source';

/** Rows resampled between two looks at the clock. */
const bandRows = 8;

/** A picture in the making, aside from the one on the canvas. */
interface Started {
  readonly source: PictureSource;
  readonly part: PicturePart;
  readonly pixels: Int16Array;
  row: number;
}

/** Resamples what a view shows of a plane: at once where the plane moves, piece by piece where tissue does. */
export class Picture {
  /** What is on the canvas was cut from this. */
  source: PictureSource | undefined;
  /** What of the picture holds the plane: at least what is on the canvas. */
  private filled: PicturePart | undefined;
  private started: Started | undefined;
  private spare = new Int16Array(0);

  constructor(private readonly viewport: Viewport) {}

  /**
   * Brings the picture up to date.
   * @param moved whether the plane or the CT is another one than before
   * @param untilMs time (`performance.now`) after which a new displacement is left for the next call
   * @returns whether it is the `same` as before, `shown` anew, or `owed`
   */
  follow(source: PictureSource, plane: Plane, moved: boolean, untilMs: number): 'same' | 'shown' | 'owed' {
    const { viewport, filled } = this;
    const maxHu = Math.min(Math.ceil(source.maxHu), 32767);
    const pixels = viewport.pixels(plane.columns, plane.rows, maxHu);
    const part = viewport.isOpen() ? visiblePart(viewport, viewport.canvas, plane) : wholeOf(plane);
    const isWhole = !moved && filled !== undefined && holds(filled, part) && viewport.isOpen();
    const isSame = source.displacement === this.source?.displacement && source.second === this.source?.second;
    if (isWhole && isSame) return 'same';
    if (isWhole && source.displacement) {
      const started = this.begin(source, plane, part);
      if (!goOn(started, plane, untilMs)) return 'owed';
      copyRows(started.pixels, pixels, plane, started.part);
      this.filled = started.part;
    } else {
      source.reslice(plane, pixels, part);
      this.filled = part;
    }
    this.started = undefined;
    this.source = source;
    viewport.show();
    return 'shown';
  }

  /** The picture that was begun before, where it is the one wanted. */
  private begin(source: PictureSource, plane: Plane, part: PicturePart): Started {
    const { started } = this;
    if (started && started.source.displacement === source.displacement && holds(started.part, part)) {
      return started;
    }
    const count = plane.columns * plane.rows;
    if (this.spare.length !== count) this.spare = new Int16Array(count);
    return (this.started = { source, part, pixels: this.spare, row: part.top });
  }
}

/** True once all rows are there. */
function goOn(started: Started, plane: Plane, untilMs: number): boolean {
  const { source, part, pixels } = started;
  while (started.row < part.bottom) {
    const next = Math.min(started.row + bandRows, part.bottom);
    source.reslice(plane, pixels, { ...part, top: started.row, bottom: next });
    started.row = next;
    if (performance.now() >= untilMs) break;
  }
  return started.row >= part.bottom;
}

function copyRows(from: Int16Array, to: Int16Array, { columns }: Plane, { top, bottom }: PicturePart): void {
  to.set(from.subarray(top * columns, bottom * columns), top * columns);
}
