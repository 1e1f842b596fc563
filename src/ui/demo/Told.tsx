import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Story } from '../../plan/story';
import { instantAt, type Recording } from '../../store/demo/recording';
import { useDemo } from '../../store/demo/state';
import { cameraStepAt, showsAfterAt, sliceAt, stepAt, timelineOf } from '../../store/demo/timeline';
import { usePlan } from '../../store/plan';
import { marginFor } from '../../trajectory/table-input';
import { useLocale } from '../useLocale';
import { CurveChart } from './CurveChart';
import { StoryControls } from './StoryControls';
import { StoryLegend, StoryTiles } from './StoryNumbers';
import { StoryStage } from './StoryStage';
import { useStoryCamera } from './useStoryCamera';

interface Props {
  readonly story: Story;
  readonly recording: Recording;
}

/** A story that is simulated, wherever it is. */
export function Told({ story, recording }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const timeS = useDemo((state) => state.timeS);
  const plan = usePlan((state) => state.plan);
  const timeline = useMemo(() => timelineOf(story), [story]);
  const step = stepAt(timeline, timeS);
  useStoryCamera(story.steps[cameraStepAt(story, step)]?.camera);
  const marginsMm = useMemo(
    () =>
      Object.fromEntries(
        story.curves.flatMap((id) => {
          const mm = marginFor(plan, id);
          return mm === null ? [] : [[id, mm]];
        }),
      ),
    [story, plan],
  );
  const instant = instantAt(recording, timeS);
  if (!instant) return null;
  const hasCurves = Object.keys(instant.clearances).length > 0;
  return (
    <>
      <main className="story-main">
        <StoryStage slice={sliceAt(story, step)} isBefore={!showsAfterAt(story, step)} />
        <p className="story-text" aria-live="polite">
          {story.steps[step]!.text[locale]}
        </p>
      </main>
      <aside className="story-side">
        <StoryTiles instant={instant} />
        {hasCurves ? (
          <>
            <CurveChart story={story} recording={recording} timeS={timeS} marginsMm={marginsMm} />
            <StoryLegend story={story} recording={recording} instant={instant} marginsMm={marginsMm} />
          </>
        ) : (
          <p className="story-footnote">{t('demo.noPath')}</p>
        )}
      </aside>
      <StoryControls story={story} timeS={timeS} />
    </>
  );
}
