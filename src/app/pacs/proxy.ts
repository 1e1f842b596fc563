import {
  Agent as HttpAgent,
  type IncomingMessage,
  request as httpRequest,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Failure } from '../../core/result';
import { networkFailure } from '../../store/pacs/failures';
import type { PacsServer } from '../../store/pacs/server';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface ProxyOptions {
  /** Silence of the PACS after which it counts as gone. */
  readonly silenceMs?: number;
}

const defaultSilenceMs = 60_000;

/** What the page reads to know whether there is a PACS, beside the path below which it is reached. */
const configPath = '/config.json';
const dicomWebPath = '/dicom-web';

const agents = {
  'http:': { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) },
  'https:': { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) },
};

/** Nothing of a patient stays in a cache, and no other site's page gets it. */
const answerHeaders = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Of the PACS's answer; above all not `WWW-Authenticate`, at which a browser asks for a password itself. */
const passedBack = ['content-type', 'content-length', 'content-encoding', 'warning'];

/**
 * Serves `pacs/` beside the page: `config.json`, and below `dicom-web/` the reading part of one DICOMweb
 * server and nothing else. Studies, series and instances are read (GET); other methods, hosts and paths
 * are refused. Failures are `{"error": {code, data}}`.
 * @param server without one, `config.json` says so
 */
export function pacsHandler(server: PacsServer | undefined, options: ProxyOptions = {}): Handler {
  return (request, response) => {
    const [path = '', query = ''] = splitOnce(request.url ?? '', '?');
    if (path === configPath) return send(response, 200, server ? configOf(server) : {});
    const failure = server ? refusalOf(request, path, query) : { code: 'pacs-path', data: {} };
    if (failure || !server) return refuse(response, failure!);
    forward(server, path.slice(dicomWebPath.length) + (query && `?${query}`), request, response, options);
  };
}

const configOf = ({ root, authorization }: PacsServer) => ({
  name: new URL(root).host,
  root: `pacs${dicomWebPath}`,
  signedIn: authorization !== undefined,
});

function refusalOf(request: IncomingMessage, path: string, query: string): Failure | undefined {
  if (request.method !== 'GET') return { code: 'pacs-only-reads', data: {} };
  // A page of another site may send requests here from the same browser; it shall not reach the PACS.
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return { code: 'pacs-other-site', data: {} };
  if (!path.startsWith(`${dicomWebPath}/`) || !isReadPath(path.slice(dicomWebPath.length + 1)))
    return { code: 'pacs-path', data: {} };
  return /^[\w.~!*'()&=%+,:-]*$/.test(query) ? undefined : { code: 'pacs-path', data: {} };
}

/** `studies/1.2/series/3.4/instances/5.6/rendered` and the like: words and UIDs, nothing that climbs. */
function isReadPath(path: string): boolean {
  const [first = '', ...rest] = path.split('/');
  const isStep = (step: string) => /^([a-z]{3,12}|\d[\d.]{0,63})$/.test(step);
  return /^(studies|series|instances)$/.test(first) && rest.length <= 6 && rest.every(isStep);
}

const statusOf: Readonly<Record<string, number>> = {
  'pacs-only-reads': 405,
  'pacs-other-site': 403,
  'pacs-path': 400,
  'pacs-timeout': 504,
};

function refuse(response: ServerResponse, { code, data }: Failure): void {
  send(response, statusOf[code] ?? 502, { error: { code, data } });
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { ...answerHeaders, 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function forward(
  { root, authorization }: PacsServer,
  pathAndQuery: string,
  request: IncomingMessage,
  response: ServerResponse,
  { silenceMs = defaultSilenceMs }: ProxyOptions,
): void {
  const url = new URL(root + pathAndQuery);
  const { request: send, agent } = agents[url.protocol as keyof typeof agents];
  const signIn = authorization ?? request.headers.authorization;
  const headers = {
    Accept: request.headers.accept ?? '*/*',
    ...(signIn !== undefined && { Authorization: signIn }),
  };
  const asked = send(url, { agent, headers, timeout: silenceMs }, (answer) => passBack(answer, response));
  asked.on('timeout', () => asked.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
  asked.on('error', (error) => {
    // A kept connection that the PACS closed at this moment: a new one answers.
    const isStale = asked.reusedSocket && !response.headersSent && codeOf(error) === 'ECONNRESET';
    if (isStale) forward({ root, authorization }, pathAndQuery, request, response, { silenceMs });
    else refuse(response, networkFailure(error));
  });
  response.on('close', () => asked.destroy());
  asked.end();
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code;

function passBack(answer: IncomingMessage, response: ServerResponse): void {
  const status = answer.statusCode ?? 502;
  if (status >= 300 && status < 400) {
    answer.resume();
    return refuse(response, { code: 'pacs-redirect', data: {} });
  }
  const kept = passedBack.flatMap((name) => {
    const value = answer.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  response.writeHead(status, { ...answerHeaders, ...Object.fromEntries(kept) });
  // What broke off must be seen to have broken off, not to have ended.
  answer.on('error', () => response.destroy());
  answer.on('aborted', () => response.destroy());
  answer.pipe(response);
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
