import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { SceneView } from '../../scene/SceneView';
import { SliceView } from '../../slices/SliceView';
import type { StoryStep } from '../../plan/story';

interface Props {
  readonly slice: StoryStep['slice'];
  /** The anatomy as it was acquired is on. */
  readonly isBefore: boolean;
}

/** The picture: the 3-D view, and one slice where the story asks for it. */
export const StoryStage = memo(function StoryStage({ slice, isBefore }: Props) {
  const { t } = useTranslation();
  return (
    <div className="story-stage" data-slice={slice}>
      <div className="story-scene">
        <SceneView />
        {isBefore && <strong className="story-before">{t('demo.before')}</strong>}
      </div>
      {slice && (
        <div className="story-slice">
          <SliceView key={slice} view={slice} />
        </div>
      )}
    </div>
  );
});
