import { setSession } from './session';

export interface RunningTask {
  readonly signal: AbortSignal;
  onProgress(fraction: number): void;
}

let nextId = 1;

/** Shows `work` as a task with progress and a cancel button for as long as it runs. */
export async function runTask<T>(label: string, work: (task: RunningTask) => Promise<T>): Promise<T> {
  const id = nextId++;
  const controller = new AbortController();
  const cancel = () => controller.abort();
  setSession(({ tasks }) => ({ tasks: [...tasks, { id, label, fraction: 0, cancel }] }));
  try {
    return await work({ signal: controller.signal, onProgress: (fraction) => setFraction(id, fraction) });
  } finally {
    setSession(({ tasks }) => ({ tasks: tasks.filter((task) => task.id !== id) }));
  }
}

/** Progress that would not be seen (under half a percent) does not redraw the page. */
function setFraction(id: number, fraction: number): void {
  setSession(({ tasks }) => {
    const task = tasks.find((item) => item.id === id);
    const isVisible = task && (fraction >= 1 || Math.abs(fraction - task.fraction) >= 0.005);
    return isVisible ? { tasks: tasks.map((item) => (item === task ? { ...item, fraction } : item)) } : {};
  });
}
