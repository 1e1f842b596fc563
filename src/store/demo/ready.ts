import { useSession } from '../session';

const loading = ['scan', 'load-ct', 'load-structures', 'distances', 'fetch-sample'];

const isReady = (): boolean => {
  const { structures, tasks } = useSession.getState();
  return structures.length > 0 && !tasks.some(({ label }) => loading.includes(label));
};

/** One piece of work begins after the other: only a moment without any means that all is there. */
const quietMs = 300;

/** Waits until structures are loaded and can be measured to: a story may come with the CT that it is told on. */
export const structuresReady = (): Promise<void> =>
  new Promise((resolve) => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(waiting);
      if (isReady() || !useSession.getState().ct) waiting = setTimeout(end, quietMs);
    };
    const stop = useSession.subscribe(look);
    const end = (): void => {
      stop();
      resolve();
    };
    look();
  });
