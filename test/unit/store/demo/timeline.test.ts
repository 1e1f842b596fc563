import { describe, expect, it } from 'vitest';
import type { Story, StoryAction, StoryStep } from '../../../../src/plan/story';
import { instantAt, type Instant, type Recording, timesOf } from '../../../../src/store/demo/recording';
import { withSpaces } from '../../../../src/store/demo/setup';
import {
  cameraStepAt,
  markAt,
  showsAfterAt,
  startAfter,
  startBefore,
  stepAt,
  timelineOf,
} from '../../../../src/store/demo/timeline';
import { ticksOf, valueInRun } from '../../../../src/ui/demo/chart-data';

const step = (change: Partial<StoryStep>): StoryStep => ({
  text: { en: 'a', fr: 'b' },
  playS: 10,
  holdS: 5,
  ...change,
});
const inject = step({ action: { kind: 'inject', volumeMl: 20 } });
const story: Story = {
  storyVersion: 1,
  title: { en: 'a', fr: 'b' },
  curves: ['pharynx'],
  axis: 'injected',
  steps: [
    step({ camera: { kind: 'fit' } }),
    inject,
    step({ action: { kind: 'show', anatomy: 'before' } }),
    step({ action: { kind: 'restart' } }),
    inject,
  ],
};
const timeline = timelineOf(story);

describe('the timeline of a story', () => {
  it('gives an action its time, and every step its rest', () => {
    expect(timeline.totalS).toBe(45);
    expect(timeline.stops[1]).toEqual({ startS: 5, playedS: 15, endS: 20 });
    expect(timeline.stops[2]).toEqual({ startS: 20, playedS: 20, endS: 25 });
  });

  it('knows the step that is on, also at and beyond the end', () => {
    expect([0, 4.9, 5, 19.9, 20, 45, 99].map((timeS) => stepAt(timeline, timeS))).toEqual([
      0, 0, 1, 1, 2, 4, 4,
    ]);
  });

  it('goes forth and back by steps, to the start of this one first', () => {
    expect(startAfter(timeline, 7)).toBe(20);
    expect(startAfter(timeline, 44)).toBe(45);
    expect(startBefore(timeline, 12)).toBe(5);
    expect(startBefore(timeline, 5.5)).toBe(0);
    expect(startBefore(timeline, 0.2)).toBe(0);
  });

  it('shows the anatomy and keeps the camera that were asked for last', () => {
    expect([0, 1, 2, 3].map((n) => showsAfterAt(story, n))).toEqual([true, true, false, false]);
    expect([0, 1, 4].map((n) => cameraStepAt(story, n))).toEqual([0, 0, 0]);
  });
});

const instant = (run: number, at: number, share: number, injectedMl: number, mm: number): Instant => ({
  run,
  step: at,
  share,
  injectedMl,
  pocketMl: injectedMl,
  outMl: 0,
  elapsedS: injectedMl,
  clearances: { pharynx: mm },
});
const instants = [
  instant(0, 0, 0, 0, 1),
  instant(0, 1, 0.5, 10, 3),
  instant(0, 1, 1, 20, 4),
  instant(1, 3, 0, 0, 1),
  instant(1, 4, 1, 20, 8),
];
const recording: Recording = { runs: [], instants, timesS: timesOf(story, instants) };

describe('a recording', () => {
  it('puts its instants where their steps are played', () => {
    expect(recording.timesS).toEqual([0, 10, 15, 25, 40]);
    expect([-1, 0, 9.9, 10, 50].map((timeS) => markAt(recording.timesS, timeS))).toEqual([-1, 0, 0, 1, 4]);
  });

  it('is smooth within an action, and does not mix two runs', () => {
    expect(instantAt(recording, 12.5)).toMatchObject({ injectedMl: 15, clearances: { pharynx: 3.5 } });
    expect(instantAt(recording, 22)).toMatchObject({ run: 0, injectedMl: 20 });
    expect(instantAt(recording, 26)).toMatchObject({ run: 1, injectedMl: 0 });
    expect(instantAt(recording, -1)).toMatchObject({ injectedMl: 0 });
  });

  it('is compared with an earlier run at the same millilitres', () => {
    expect(valueInRun(recording, 0, 'pharynx', 5)).toBe(2);
    expect(valueInRun(recording, 0, 'pharynx', 15)).toBe(3.5);
    expect(valueInRun(recording, 0, 'pharynx', 40)).toBe(4);
    expect(valueInRun(recording, 0, 'gills', 5)).toBeUndefined();
  });
});

describe('the chart', () => {
  it('has round numbers on its axes', () => {
    expect(ticksOf(0, 210, 4)).toEqual([0, 100, 200]);
    expect(ticksOf(-1.7, 9.3, 4)).toEqual([0, 5]);
    expect(ticksOf(0, 30, 4)).toEqual([0, 10, 20, 30]);
  });
});

describe('the spaces of a run', () => {
  const all: StoryAction & { kind: 'spaces' } = { kind: 'spaces', on: false };

  it('are shut and opened together, their conductivities kept', () => {
    const before = [{ id: 'retropharyngeal', conductivity: 30 }, { id: 'own-a-b' }];
    const shut = withSpaces(before, all);
    expect(shut.every(({ on }) => on === false)).toBe(true);
    expect(shut.length).toBeGreaterThan(5);
    expect(shut.find(({ id }) => id === 'retropharyngeal')).toEqual({
      ...before[0],
      on: false,
    });
    expect(withSpaces(shut, { ...all, on: true }).every(({ on }) => on === true)).toBe(true);
  });

  it('are changed alone where they are named', () => {
    expect(withSpaces([], { ...all, only: ['prevertebral'] })).toEqual([{ id: 'prevertebral', on: false }]);
  });
});
