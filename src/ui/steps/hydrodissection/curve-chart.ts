import uPlot from 'uplot';
import {
  clearanceBand,
  type ClearanceCurve,
  type RetainedRange,
  type RetainedSeries,
} from '../../../simulation/hydrodissection/patient/band';
import { colourOf } from '../../structureWords';

export interface CurveWords {
  readonly ml: string;
  readonly mm: string;
  number(value: number): string;
}

export interface Drawn {
  readonly series: RetainedSeries;
  readonly curves: readonly ClearanceCurve[];
  readonly range: RetainedRange;
  /** Where the injection on screen is, mL. */
  readonly injectedMl: number;
}

const muted = '#9aa4af';
const grid = 'rgb(255 255 255 / 8%)';
const stepMl = 2;
/** Arteries share their colour: curves are told apart by their dashes too. */
export const curveDashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5]];

/** Draws clearances over the injected volume, each with its band. */
export function openCurves(
  host: HTMLElement,
  words: CurveWords,
): { draw(drawn: Drawn): void; close(): void } {
  let plot: uPlot | undefined;
  let last: Drawn | undefined;
  const draw = (drawn: Drawn): void => {
    const isSame = plot && last?.series === drawn.series && last.curves === drawn.curves;
    last = drawn;
    if (isSame) return plot!.redraw(false, false);
    plot?.destroy();
    plot = new uPlot(
      options(host, drawn, words, () => last!),
      dataOf(drawn),
      host,
    );
  };
  const observer = new ResizeObserver(() => plot?.setSize(sizeOf(host)));
  observer.observe(host);
  return {
    draw,
    close: () => {
      observer.disconnect();
      plot?.destroy();
    },
  };
}

const sizeOf = (host: HTMLElement) => ({ width: host.clientWidth, height: host.clientHeight });

/** Volumes, then of each curve its value with everything retained, the least and the most of its band. */
function dataOf({ series, curves, range }: Drawn): uPlot.AlignedData {
  const last = series.pocketMl.at(-1)!;
  const ml = Array.from({ length: Math.floor(last / stepMl) + 1 }, (_, n) => n * stepMl);
  const columns = curves.flatMap((curve) => {
    const bands = ml.map((volume) => clearanceBand(series, curve, range, volume));
    const all = ml.map((volume) => clearanceBand(series, curve, { ...range, low: 1 }, volume).high);
    return [all, bands.map(({ low }) => low), bands.map(({ high }) => high)];
  });
  return [ml, ...columns];
}

function options(host: HTMLElement, { curves }: Drawn, words: CurveWords, now: () => Drawn): uPlot.Options {
  const axis = {
    stroke: muted,
    grid: { stroke: grid, width: 1 },
    ticks: { stroke: grid },
    font: '11px system-ui',
    labelFont: '11px system-ui',
    labelSize: 16,
    values: (_: uPlot, ticks: number[]) => ticks.map(words.number),
  };
  return {
    ...sizeOf(host),
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, mm: { range: (_, low, high) => [Math.min(low, 0) - 0.5, high + 0.5] } },
    axes: [
      { ...axis, label: words.ml, size: 24, gap: 2 },
      { ...axis, scale: 'mm', label: words.mm, size: 34 },
    ],
    series: [
      {},
      ...curves.flatMap(({ structure }, n) => {
        const edge = { scale: 'mm', stroke: 'transparent', width: 0, points: { show: false } };
        const dash = [...curveDashes[n % curveDashes.length]!];
        return [
          { scale: 'mm', stroke: colourOf(structure), width: 2, dash, points: { show: false } },
          edge,
          edge,
        ];
      }),
    ],
    bands: curves.map(({ structure }, n) => ({
      series: [3 * n + 3, 3 * n + 2] as [number, number],
      fill: colourOf(structure).replace(')', ' / 16%)'),
    })),
    hooks: { draw: [(u) => drawMarks(u, curves, now().injectedMl)] },
  };
}

/** The margins that are demanded, and where the injection is. */
function drawMarks(u: uPlot, curves: readonly ClearanceCurve[], injectedMl: number): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.lineWidth = ratio;
  for (const margin of new Set(curves.map(({ marginMm }) => marginMm))) {
    if (margin === null) continue;
    const y = u.valToPos(margin, 'mm', true);
    ctx.setLineDash([2 * ratio, 4 * ratio]);
    ctx.strokeStyle = '#1fc598';
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  if (injectedMl > 0) {
    const x = u.valToPos(injectedMl, 'x', true);
    ctx.setLineDash([]);
    ctx.strokeStyle = '#5ee0c8';
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
