import { ArrowLeft, Maximize, Pause, Play, Save, SkipBack, SkipForward, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Story } from '../../plan/story';
import { leaveDemo, toStories } from '../../store/demo';
import { seek, togglePlaying, toNextStep, toStepBefore } from '../../store/demo/player';
import { useDemo } from '../../store/demo/state';
import { stepAt, timelineOf } from '../../store/demo/timeline';
import { clock } from '../steps/live/words';
import { useLocale } from '../useLocale';
import { saveStory } from './saveStory';
import { toggleFullScreen } from './useStoryKeys';

interface ToolProps {
  readonly label: string;
  readonly keys?: string;
  readonly className?: string;
  readonly children: ReactNode;
  act(): void;
}

function StoryTool({ label, keys, className = '', children, act }: ToolProps) {
  return (
    <button
      type="button"
      className={`story-tool ${className}`}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      onClick={act}
    >
      {children}
    </button>
  );
}

/** Title, and the ways out. */
export function StoryHeader({ story }: { readonly story?: Story }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <header className="story-header">
      {story && (
        <StoryTool label={t('demo.stories')} act={toStories}>
          <ArrowLeft aria-hidden />
        </StoryTool>
      )}
      <h1>{story ? story.title[locale] : t('demo.title')}</h1>
      {story && (
        <StoryTool label={t('demo.save')} act={() => saveStory(story)}>
          <Save aria-hidden />
        </StoryTool>
      )}
      <StoryTool label={t('demo.fullScreen')} keys="F" act={toggleFullScreen}>
        <Maximize aria-hidden />
      </StoryTool>
      <StoryTool label={t('demo.leave')} keys="Esc" act={leaveDemo}>
        <X aria-hidden />
      </StoryTool>
    </header>
  );
}

/** Play, pause, step by step, and the whole story as a bar. */
export function StoryControls({ story, timeS }: { readonly story: Story; readonly timeS: number }) {
  const { t } = useTranslation();
  const isPlaying = useDemo((state) => state.isPlaying);
  const timeline = timelineOf(story);
  const step = stepAt(timeline, timeS) + 1;
  const count = story.steps.length;
  return (
    <footer className="story-controls">
      <StoryTool label={t('demo.back')} keys="←" act={toStepBefore}>
        <SkipBack aria-hidden />
      </StoryTool>
      <StoryTool label={t(isPlaying ? 'demo.pause' : 'demo.play')} className="story-play" act={togglePlaying}>
        {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
      </StoryTool>
      <StoryTool label={t('demo.forward')} keys="→" act={toNextStep}>
        <SkipForward aria-hidden />
      </StoryTool>
      <div className="story-scrub">
        <input
          type="range"
          aria-label={t('demo.scrub')}
          aria-valuetext={t('demo.scrubValue', { step, count, time: clock(timeS) })}
          min={0}
          max={timeline.totalS}
          step={0.1}
          value={timeS}
          onChange={({ target }) => seek(Number(target.value))}
        />
        <svg className="story-stops" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
          {timeline.stops.slice(1).map(({ startS }) => (
            <line
              key={startS}
              x1={startS / timeline.totalS}
              x2={startS / timeline.totalS}
              y1={0}
              y2={1}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </div>
      <span className="story-count">{t('demo.step', { step, count })}</span>
    </footer>
  );
}
