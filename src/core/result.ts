/**
 * What can go wrong with an input is a value, not an exception. A failure carries a code, which
 * `i18n` words in the user's language (`failure.<code>`), and the data that the wording needs.
 */
export interface Failure {
  readonly code: string;
  /** Values for the sentence: file names, counts, millimetres. Never patient identifiers. */
  readonly data: Readonly<Record<string, string | number>>;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (code: string, data: Failure['data'] = {}): Result<never> => ({
  ok: false,
  failure: { code, data },
});
