import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Story } from '../../plan/story';
import { openStory, toStories } from '../../store/demo';
import { preparedStories } from '../../store/demo/prepared';
import { useDemo } from '../../store/demo/state';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { failureText } from '../failureText';
import { Notices } from '../shell/Notices';
import { percent } from '../steps/live/words';
import { useLocale } from '../useLocale';
import { StoryHeader } from './StoryControls';
import { Told } from './Told';
import { useStoryKeys } from './useStoryKeys';

/** The demonstration for the class: over everything, in big type. */
export function DemoScreen() {
  const { t } = useTranslation();
  const story = useDemo((state) => state.story);
  const recording = useDemo((state) => state.recording);
  const phase = useDemo((state) => state.phase);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.focus(), []);
  useStoryKeys();
  return (
    <div
      ref={root}
      className="story"
      role="dialog"
      aria-label={t('demo.title')}
      tabIndex={-1}
      data-phase={phase}
    >
      <StoryHeader {...(story && { story })} />
      {phase === 'choosing' && <StoryList />}
      {phase === 'computing' && <Computing />}
      {phase === 'failed' && <Failed />}
      {phase === 'ready' && story && recording && <Told story={story} recording={recording} />}
      <div className="story-notices">
        <Notices />
      </div>
    </div>
  );
}

function StoryList() {
  const { t } = useTranslation();
  const given = useDemo((state) => state.given);
  const ofCt = useSession((state) => state.ct?.sample);
  const ofPlan = usePlan((state) => state.plan.ct?.sample);
  const prepared = preparedStories(ofCt ?? ofPlan);
  return (
    <main className="story-choice">
      <h2>{t('demo.choose')}</h2>
      {given.length + prepared.length === 0 && <p>{t('demo.noStories')}</p>}
      <ul>
        {given.map((story) => (
          <StoryCard key={JSON.stringify(story)} story={story} isGiven />
        ))}
        {prepared.map((story) => (
          <StoryCard key={story.title.en} story={story} />
        ))}
      </ul>
    </main>
  );
}

function StoryCard({ story, isGiven = false }: { readonly story: Story; readonly isGiven?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <li>
      <button type="button" className="story-card" onClick={() => void openStory(story)}>
        <b>{story.title[locale]}</b>
        {story.summary && <span>{story.summary[locale]}</span>}
        {isGiven && <small>{t('demo.sent')}</small>}
      </button>
    </li>
  );
}

function Computing() {
  const { t } = useTranslation();
  const locale = useLocale();
  const fraction = useDemo((state) => state.fraction);
  const words = t('demo.computing', { percent: percent(fraction, locale) });
  return (
    <main className="story-choice" aria-busy>
      <h2 role="status">{words}</h2>
      <progress max={1} value={fraction} aria-label={words} />
      <p>{t('demo.computingHint')}</p>
      <button type="button" className="story-card" onClick={toStories}>
        {t('demo.stop')}
      </button>
    </main>
  );
}

function Failed() {
  const { t } = useTranslation();
  const failure = useDemo((state) => state.failure);
  return (
    <main className="story-choice">
      <h2 role="alert">{failure && failureText(t, failure)}</h2>
      <button type="button" className="story-card" onClick={toStories}>
        {t('demo.again')}
      </button>
    </main>
  );
}
