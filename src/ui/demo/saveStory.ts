import type { Story } from '../../plan/story';
import { writeStoryFile } from '../../plan/story-file';
import { downloadText } from '../../store/files';
import { ownPlan } from '../../store/demo/stage';

/** A story with the plan that it is told on, to be sent, or to be changed into another one. */
export function saveStory(story: Story): void {
  const words = story.title.en
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  downloadText(`story-${words || 'untitled'}.json`, writeStoryFile({ story, plan: ownPlan() }));
}
