import type { SliceView as SliceViewId } from '../store/session';

/** One 2-D viewport. It fills its parent. */
export function SliceView({ view }: { view: SliceViewId }) {
  return <div className="slice" data-view={view} tabIndex={0} />;
}
