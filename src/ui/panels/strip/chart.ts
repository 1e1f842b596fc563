import uPlot from 'uplot';
import { setSession, useSession } from '../../../store/session';
import type { PathProfile } from '../../../trajectory/path-profile';
import { colourOf } from '../../structureWords';
import { drawBands, drawMarks } from './bands';
import type { StripWords } from './words';

export interface Strip {
  /** Takes the session's profile. */
  update(): void;
  /** The same curves with the cursor elsewhere. */
  redraw(): void;
  close(): void;
}

const muted = '#9aa4af';
const grid = 'rgb(255 255 255 / 8%)';
const huColour = '#e6e8eb';
/** Clearances beyond this are of no interest here, mm. */
const widestMm = 30;

/** Draws the session's profile in `host`; a press or drag sets the depth of the plane across. */
export function openStrip(host: HTMLElement, words: StripWords): Strip {
  let keys = '';
  let plot: uPlot | undefined;

  const build = (profile: PathProfile): void => {
    plot?.destroy();
    plot = new uPlot(options(host, profile, words), dataOf(profile), host);
    listen(plot);
  };
  const update = (): void => {
    const { pathProfile, structures } = useSession.getState();
    if (!pathProfile) return;
    // Other structures make other series, which a chart takes only when it is built.
    const next = pathProfile.clearances.map(({ key }) => key).join() + structures.length;
    if (plot && next === keys) plot.setData(dataOf(pathProfile));
    else build(pathProfile);
    keys = next;
  };
  const observer = new ResizeObserver(() => plot?.setSize(sizeOf(host)));
  observer.observe(host);
  update();
  return {
    update,
    redraw: () => plot?.redraw(false, false),
    close: () => {
      observer.disconnect();
      plot?.destroy();
    },
  };
}

const sizeOf = (host: HTMLElement) => ({ width: host.clientWidth, height: host.clientHeight });

const dataOf = ({ depthMm, hu, clearances }: PathProfile): uPlot.AlignedData => [
  [...depthMm],
  hu.map((value) => (Number.isNaN(value) ? null : value)),
  ...clearances.map(({ mm }) => [...mm]),
];

function options(host: HTMLElement, profile: PathProfile, words: StripWords): uPlot.Options {
  const { structures } = useSession.getState();
  const idOf = (key: string) => structures.find((structure) => structure.key === key)?.id ?? key;
  const axis = {
    stroke: muted,
    grid: { stroke: grid, width: 1 },
    ticks: { stroke: grid },
    font: '11px system-ui',
  };
  const values = (_: uPlot, ticks: number[]) => ticks.map(words.number);
  return {
    ...sizeOf(host),
    legend: { show: false },
    cursor: { points: { show: false }, drag: { x: false, y: false }, y: false },
    scales: {
      x: { time: false },
      hu: { range: (_, low, high) => [Math.min(low, -200), Math.max(high, 400)] },
      mm: { range: (_, low) => [Math.min(low, -2), widestMm] },
    },
    axes: [
      { ...axis, values, size: 22, gap: 2 },
      { ...axis, scale: 'hu', label: words.hu, labelSize: 18, labelFont: '11px system-ui', values, size: 40 },
      {
        ...axis,
        scale: 'mm',
        side: 1,
        grid: { show: false },
        label: words.clearance,
        labelSize: 18,
        labelFont: '11px system-ui',
        values,
        size: 34,
      },
    ],
    series: [
      {},
      { scale: 'hu', stroke: huColour, width: 1.25, points: { show: false } },
      ...profile.clearances.map(({ key }) => ({
        scale: 'mm',
        stroke: colourOf(idOf(key)),
        width: 1.75,
        points: { show: false },
      })),
    ],
    hooks: {
      drawClear: [(u) => drawBands(u, words)],
      draw: [(u) => drawMarks(u, words)],
    },
  };
}

/** A press or drag moves the plane across the path. */
function listen({ over, posToVal }: uPlot): void {
  const to = (event: PointerEvent) => {
    const depthMm = posToVal(event.clientX - over.getBoundingClientRect().left, 'x');
    setSession({ depthMm: Math.round(depthMm * 10) / 10 });
  };
  over.addEventListener('pointerdown', (event) => {
    over.setPointerCapture(event.pointerId);
    to(event);
  });
  over.addEventListener('pointermove', (event) => {
    if (over.hasPointerCapture(event.pointerId)) to(event);
  });
}
