/**
 * Memory for large fields. On a SharedArrayBuffer a field is seen by every worker without a copy;
 * the page has one only when the server sends the COOP and COEP headers, else the worker pool
 * copies each field once to each worker that needs it.
 */
export function allocate(byteLength: number): ArrayBufferLike {
  const isolated = (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated;
  const shareable = isolated ?? typeof (globalThis as { process?: unknown }).process === 'object';
  return shareable && typeof SharedArrayBuffer !== 'undefined'
    ? new SharedArrayBuffer(byteLength)
    : new ArrayBuffer(byteLength);
}

/** Whether what was thrown says that memory could not be had, as browsers and Node word it. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error &&
  (error instanceof RangeError || error.name === 'DataCloneError') &&
  /alloc|array length|memory|too large/i.test(error.message);
