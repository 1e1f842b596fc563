import { fail, type Failure, ok, type Result } from '../../core/result';
import { joinBytes } from '../../formats/join';
import { networkFailure, saidByProxy, statusFailure } from './failures';
import type { PacsServer } from './server';

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Silence after which a server counts as gone. */
  readonly silenceMs?: number;
}

/** An answer whose body is read while it arrives. */
export interface Answer {
  readonly contentType: string | null;
  /** The server says that it holds more than it gave (PS3.18 section 8.3.4.4: `Warning: 299`). */
  readonly hasMore: boolean;
  /** Hands on every piece, and waits for what is done with it. */
  read(
    onChunk: (chunk: Uint8Array<ArrayBuffer>) => Result<void> | Promise<Result<void>>,
  ): Promise<Result<void>>;
}

const defaultSilenceMs = 60_000;

/**
 * Asks for `path` below the root; nothing else is ever asked for. A redirection is not followed: it
 * would take the credentials elsewhere.
 * Failures `cancelled`, `pacs-timeout`, `pacs-unreachable`, `pacs-tls`, and those of an answer's status.
 */
export async function ask(
  server: PacsServer,
  path: string,
  accept: string,
  { signal, silenceMs = defaultSilenceMs }: RequestOptions = {},
): Promise<Result<Answer>> {
  const watch = watchSilence(signal, silenceMs);
  try {
    const response = await fetch(server.root + path, {
      headers: { Accept: accept, ...(server.authorization && { Authorization: server.authorization }) },
      signal: watch.signal,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    watch.heard();
    if (!response.ok) return { ok: false, failure: await refusal(response, watch) };
    return ok({
      contentType: response.headers.get('Content-Type'),
      hasMore: response.headers.get('Warning')?.startsWith('299') ?? false,
      read: (onChunk) => readBody(response, watch, onChunk),
    });
  } catch (error) {
    return { ok: false, failure: watch.failure(error) };
  }
}

async function refusal(response: Response, watch: Watch) {
  const isOpaque = response.type === 'opaqueredirect';
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  const body: unknown = isJson ? await response.json().catch(() => undefined) : await drop(response);
  watch.stop();
  return saidByProxy(body) ?? statusFailure(isOpaque ? 302 : response.status);
}

const drop = (response: Response) => response.body?.cancel().catch(() => undefined);

async function readBody(
  response: Response,
  watch: Watch,
  onChunk: Parameters<Answer['read']>[0],
): Promise<Result<void>> {
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader!.read()) {
      watch.pause();
      const taken = await onChunk(next.value);
      if (!taken.ok) {
        await reader!.cancel();
        return taken;
      }
      watch.heard();
    }
    return ok(undefined);
  } catch (error) {
    const failure = watch.failure(error);
    // The connection was there and broke: what came is only a part.
    return { ok: false, failure: failure.code === 'pacs-unreachable' ? truncated : failure };
  } finally {
    watch.stop();
  }
}

const truncated = { code: 'pacs-truncated', data: {} };

type Watch = ReturnType<typeof watchSilence>;

/** Gives up when the caller does, or when nothing was heard for a while. */
function watchSilence(outer: AbortSignal | undefined, silenceMs: number) {
  const controller = new AbortController();
  let isSilent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = () => clearTimeout(timer);
  const heard = () => {
    pause();
    timer = setTimeout(() => {
      isSilent = true;
      controller.abort();
    }, silenceMs);
  };
  const leave = () => controller.abort();
  const stop = () => {
    pause();
    outer?.removeEventListener('abort', leave);
  };
  if (outer?.aborted) leave();
  outer?.addEventListener('abort', leave);
  heard();
  return {
    signal: controller.signal,
    heard,
    pause,
    stop,
    failure(error: unknown): Failure {
      stop();
      if (outer?.aborted) return { code: 'cancelled', data: {} };
      return isSilent ? { code: 'pacs-timeout', data: {} } : networkFailure(error);
    },
  };
}

/** The whole body as bytes. Failure `pacs-too-large` beyond the limit. */
export async function readAll(answer: Answer, limitBytes: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const done = await answer.read((chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    return size > limitBytes ? fail('pacs-too-large') : ok(undefined);
  });
  if (!done.ok) return done;
  return ok(joinBytes(chunks) as Uint8Array<ArrayBuffer>);
}
