import { beforeEach, describe, expect, it } from 'vitest';
import { clearNotices, dismissNotice, notify } from '../../../src/store/notices';
import { useSession } from '../../../src/store/session';
import { runTask } from '../../../src/store/tasks';

const tasks = () => useSession.getState().tasks;
const notices = () => useSession.getState().notices;

describe('a task', () => {
  it('is shown with its progress for as long as it runs', async () => {
    const done = await runTask('scan', ({ onProgress }) => {
      expect(tasks()).toMatchObject([{ label: 'scan', fraction: 0 }]);
      onProgress(0.5);
      expect(tasks()[0]?.fraction).toBe(0.5);
      onProgress(0.501);
      expect(tasks()[0]?.fraction).toBe(0.5);
      return Promise.resolve('value');
    });
    expect(done).toBe('value');
    expect(tasks()).toHaveLength(0);
  });

  it('is told when the user cancels it', async () => {
    await runTask('scan', ({ signal }) => {
      tasks()[0]?.cancel();
      expect(signal.aborted).toBe(true);
      return Promise.resolve();
    });
  });

  it('goes when its work throws', async () => {
    await expect(runTask('scan', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(tasks()).toHaveLength(0);
  });
});

describe('a notice', () => {
  beforeEach(clearNotices);
  const failure = { code: 'plan-not-json', data: {} };

  it('stays until it is dismissed, once however often it is told', () => {
    notify('error', failure);
    notify('error', failure);
    expect(notices()).toHaveLength(1);
    dismissNotice(notices()[0]!.id);
    expect(notices()).toHaveLength(0);
  });

  it('does not tell the user of his own cancelling', () => {
    notify('error', { code: 'cancelled', data: {} });
    expect(notices()).toHaveLength(0);
  });
});
