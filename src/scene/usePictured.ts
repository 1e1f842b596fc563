import { useThree } from '@react-three/fiber';
import { useEffect, useState } from 'react';
import { scenePace } from './render/pace';

/**
 * What is to be seen of something that goes on by itself, as often as the graphics card keeps up with.
 * @param read what to show now
 * @param follow calls back when that has changed; answers how to stop
 */
export function usePictured<T>(read: () => T, follow: (redraw: () => void) => () => void): T {
  const invalidate = useThree((state) => state.invalidate);
  const [now, setNow] = useState(read);
  useEffect(() => {
    const show = () => {
      setNow(read);
      invalidate();
    };
    const stop = follow(() => scenePace.whenFree(show));
    return () => {
      stop();
      scenePace.forget(show);
    };
  }, [read, follow, invalidate]);
  return now;
}
