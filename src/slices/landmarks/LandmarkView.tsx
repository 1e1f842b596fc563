import { useEffect, useRef } from 'react';
import { type LandmarkPicture, LandmarkSlice } from './landmark-slice';

interface Props extends LandmarkPicture {
  readonly label: string;
}

/** One plane of a CT on which landmarks are set: no path, no structures but the outline that is given. */
export function LandmarkView({ label, ...picture }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const slice = useRef<LandmarkSlice>(undefined);
  useEffect(() => {
    const opened = new LandmarkSlice(root.current!);
    slice.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => slice.current?.show(picture));
  return <div ref={root} className="slice landmark-view" tabIndex={0} role="group" aria-label={label} />;
}
