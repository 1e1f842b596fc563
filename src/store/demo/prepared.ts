import { storyItems } from '../../catalog/stories';
import type { Story } from '../../plan/story';
import { readStory } from '../../plan/story-file';

let read: readonly { readonly sample: string; readonly story: Story }[] | undefined;

/** The prepared stories of a sample; none for any other CT. */
export function preparedStories(sample: string | undefined): readonly Story[] {
  read ??= storyItems.flatMap((item) => {
    const made = readStory(item.document);
    if (!made.ok) throw new Error(`${item.id}: ${made.failure.code} ${JSON.stringify(made.failure.data)}`);
    return [{ sample: item.sample, story: made.value }];
  });
  return read.filter((item) => item.sample === sample).map(({ story }) => story);
}
