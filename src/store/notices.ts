import type { Failure } from '../core/result';
import { type Notice, setSession } from './session';

let nextId = 1;

/** Tells the user; the same message twice is shown once. */
export function notify(severity: Notice['severity'], failure: Failure): void {
  if (failure.code === 'cancelled') return;
  const same = (notice: Notice) => JSON.stringify(notice.failure) === JSON.stringify(failure);
  setSession(({ notices }) => ({
    notices: [...notices.filter((notice) => !same(notice)), { id: nextId++, severity, failure }],
  }));
}

export const dismissNotice = (id: number): void =>
  setSession(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));

export const clearNotices = (): void => setSession({ notices: [] });
