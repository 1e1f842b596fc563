import type { Failure } from '../core/result';

/**
 * A remark on a series: an `error` forbids its use, a `warning` does not. Code and data are worded
 * like a failure (`failure.<code>`).
 */
export interface Issue extends Failure {
  readonly severity: 'error' | 'warning';
}

export const error = (code: string, data: Failure['data'] = {}): Issue => ({ severity: 'error', code, data });
export const warning = (code: string, data: Failure['data'] = {}): Issue => ({
  severity: 'warning',
  code,
  data,
});

/** The first thing that forbids use, if any. */
export const firstError = (issues: readonly Issue[]): Issue | undefined =>
  issues.find((issue) => issue.severity === 'error');
