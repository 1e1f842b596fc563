import type { Failure } from '../../core/result';

const failure = (code: string, data: Failure['data'] = {}): Failure => ({ code, data });

/** What an answer other than 2xx means. */
export function statusFailure(status: number): Failure {
  if (status === 401) return failure('pacs-sign-in');
  if (status === 403) return failure('pacs-forbidden');
  if (status === 404 || status === 410) return failure('pacs-not-found');
  if (status === 408 || status === 504) return failure('pacs-timeout');
  if (status >= 300 && status < 400) return failure('pacs-redirect');
  return failure(status >= 500 ? 'pacs-server-error' : 'pacs-refused', { status });
}

const isTls = (code: string): boolean =>
  /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/.test(code) || code === 'EPROTO';

/** Why there was no answer: Node says it in a code, a browser says nothing. */
export function networkFailure(error: unknown): Failure {
  const code = codeOf(error) ?? codeOf((error as { cause?: unknown } | undefined)?.cause) ?? '';
  if (isTls(code)) return failure('pacs-tls', { reason: code });
  if (/TIMEDOUT|TIMEOUT/.test(code)) return failure('pacs-timeout');
  return failure('pacs-unreachable');
}

const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
};

const known = new Set([
  'pacs-only-reads',
  'pacs-other-site',
  'pacs-path',
  'pacs-redirect',
  'pacs-timeout',
  'pacs-tls',
  'pacs-unreachable',
]);

/** What the page's own server says of a PACS that it could not reach: `{"error": {code, data}}`. */
export function saidByProxy(body: unknown): Failure | undefined {
  const error = (body as { error?: { code?: unknown; data?: { reason?: unknown } } } | null)?.error;
  if (typeof error?.code !== 'string' || !known.has(error.code)) return undefined;
  const { reason } = error.data ?? {};
  return failure(error.code, typeof reason === 'string' ? { reason: reason.slice(0, 80) } : {});
}
