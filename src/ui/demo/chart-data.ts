import type { Story } from '../../plan/story';
import { bandAt } from '../../store/demo/bands';
import { instantAt, type Instant, type Recording } from '../../store/demo/recording';
import { markAt } from '../../store/demo/timeline';

/** A place in the chart: x in mL or minutes, y in mm. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly structure: string;
  readonly run: number;
  readonly spots: readonly Spot[];
  /** Least and most at each place where there is a band. */
  readonly band: readonly { readonly x: number; readonly low: number; readonly high: number }[];
}

const xOf = ({ axis }: Story, { injectedMl, elapsedS }: Instant): number =>
  axis === 'time' ? elapsedS / 60 : injectedMl;

/** The curves as far as the story has come: each run up to its end, the one that is on up to now. */
export function linesUpTo(story: Story, recording: Recording, timeS: number): Line[] {
  const past = recording.instants.slice(0, markAt(recording.timesS, timeS) + 1);
  const now = instantAt(recording, timeS);
  const all = now && past.at(-1)?.run === now.run ? [...past, now] : past;
  return recording.runs.flatMap((_, run) => {
    const own = all.filter((instant) => instant.run === run);
    return own.length === 0
      ? []
      : story.curves.flatMap((structure): Line[] => {
          const known = own.filter(({ clearances }) => clearances[structure] !== undefined);
          return [
            {
              structure,
              run,
              spots: known.map((instant) => ({ x: xOf(story, instant), y: instant.clearances[structure]! })),
              band: known.flatMap((instant) => {
                const banded = bandAt(story, recording, instant, structure);
                return banded ? [{ x: xOf(story, instant), ...banded.band }] : [];
              }),
            },
          ];
        });
  });
}

export interface Extent {
  readonly mostX: number;
  readonly leastMm: number;
  readonly mostMm: number;
}

/** What the axes hold: the whole story from its beginning, so that they stand still. */
export function extentOf(story: Story, recording: Recording, marginsMm: readonly number[]): Extent {
  const whole = linesUpTo(story, recording, Infinity);
  const y = whole.flatMap(({ spots, band }) => [
    ...spots.map((spot) => spot.y),
    ...band.flatMap(({ low, high }) => [low, high]),
  ]);
  return {
    mostX: Math.max(1, ...recording.instants.map((instant) => xOf(story, instant))),
    leastMm: Math.min(0, ...y) - 0.5,
    mostMm: Math.max(1, ...y, ...marginsMm) + 0.5,
  };
}

/** Round numbers within an interval, about `count` of them. */
export function ticksOf(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((size) => size >= rough)!;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, n) => (first + n) * step);
}

/** The same structure in the runs before, where as much was injected. */
export function valueInRun(
  recording: Recording,
  run: number,
  structure: string,
  injectedMl: number,
): number | undefined {
  const own = recording.instants.filter((instant) => instant.run === run);
  const after = own.findIndex((instant) => instant.injectedMl >= injectedMl - 1e-6);
  const [a, b] = after < 0 ? [own.at(-1), undefined] : [own[Math.max(0, after - 1)], own[after]];
  const [from, to] = [a?.clearances[structure], b?.clearances[structure]];
  if (!a || from === undefined) return undefined;
  if (!b || to === undefined || b.injectedMl <= a.injectedMl) return to ?? from;
  return from + ((to - from) * (injectedMl - a.injectedMl)) / (b.injectedMl - a.injectedMl);
}
