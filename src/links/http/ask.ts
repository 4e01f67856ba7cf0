import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Limits } from '../config.ts';
import { AskError, describeFailure } from './ask-error.ts';
import { ENCODINGS, unpackers } from './unpack.ts';

/** What a host answered. */
export interface Reply {
  address: URL;
  status: number;
  headers: IncomingHttpHeaders;
  /** What was read of the body, unpacked; empty where it was not wanted. */
  body: Buffer;
  /** Whether the body goes on after that. */
  isCut: boolean;
}

/** Connections that are kept for the next request to the same host. */
export interface Agents {
  http: http.Agent;
  https: https.Agent;
}

/** What is asked, and how. */
export interface Question {
  method: 'HEAD' | 'GET';
  headers: Record<string, string>;
  limits: Limits;
  agents: Agents;
  /** Ends the run. */
  signal: AbortSignal;
  /** How long this one request may take, in milliseconds. */
  time: number;
  /** How many bytes of the body are wanted. */
  wants: (reply: Omit<Reply, 'body' | 'isCut'>) => number;
}

/** More answers before the answer make no sense. */
const MAX_INFORMED = 50;

/** Makes connections for one run: at most so many to a host. */
export function makeAgents({ perHost, idle }: Limits): Agents {
  const options = { keepAlive: true, maxSockets: perHost, maxFreeSockets: perHost, timeout: idle };
  return { http: new http.Agent(options), https: new https.Agent(options) };
}

/**
 * Asks a host once, and follows no redirect.
 *
 * This is Node's own client and not fetch, which follows, unpacks and retries of its own accord. Its
 * lenient parser takes what browsers take too.
 *
 * @throws {AskError} where no whole answer came within the limits
 */
export async function ask(address: URL, question: Question): Promise<Reply> {
  const { method, headers, limits, agents, signal, time } = question;
  if (signal.aborted) throw new AskError('stopped', 'the run was ended', true);
  if (isNoHost(address)) throw new AskError('no-host', 'there is no such host', true);
  const isSecure = address.protocol === 'https:';
  const request = (isSecure ? https : http).request({
    hostname: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port || undefined,
    path: address.pathname + address.search,
    method,
    agent: isSecure ? agents.https : agents.http,
    maxHeaderSize: limits.headerBytes,
    insecureHTTPParser: true,
    headers: { Accept: 'text/html,*/*;q=0.8', 'Accept-Encoding': ENCODINGS, ...headers },
  });
  let isHeard = false;
  // Why we end the request ourselves, which comes before what the streams make of it.
  const ending: { reason?: AskError } = {};
  const end = (why: AskError) => {
    ending.reason ??= why;
    request.destroy(why);
  };
  const stop = () => {
    end(new AskError('stopped', 'the run was ended'));
  };
  const tooLate = (words: string) => () => {
    end(new AskError('time-out', `no ${words} came in time`, !isHeard));
  };
  const whole = setTimeout(tooLate('whole answer'), time);
  let phase = setTimeout(tooLate('connection'), limits.connect);
  const within = (limit: number, words: string) => {
    clearTimeout(phase);
    phase = setTimeout(tooLate(words), limit);
  };
  signal.addEventListener('abort', stop);
  request.once('socket', (socket) => {
    const wait = () => {
      isHeard = true;
      within(limits.headers, 'answer');
    };
    if (socket.connecting) socket.once(isSecure ? 'secureConnect' : 'connect', wait);
    else wait();
  });
  let response: IncomingMessage | undefined;
  try {
    let informed = 0;
    request.on('information', () => {
      informed += 1;
      if (informed > MAX_INFORMED) end(new AskError('nonsense', 'it never comes to its answer'));
    });
    response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      request.once('upgrade', (_response, socket) => {
        socket.destroy();
        reject(new AskError('nonsense', 'it wants to speak another protocol'));
      });
      request.on('error', reject);
      request.end();
    });
    const reply = { address, status: response.statusCode ?? 0, headers: response.headers };
    const isHead = method === 'HEAD';
    const limit = isHead ? 0 : question.wants(reply);
    within(limits.idle, 'more of the answer');
    // A refusal is one, however its words end.
    const isClear = reply.status >= 400;
    const body = await readBody(response, { limit, isHead }, () => {
      within(limits.idle, 'more of the answer');
    }).catch((error: unknown) => {
      if (!isClear) throw error;
      return { body: Buffer.alloc(0), isCut: true };
    });
    // A body that nothing but its connection ends seems whole where we have ended that.
    if (ending.reason && (!isClear || ending.reason.failure === 'stopped')) throw ending.reason;
    return { ...reply, ...body };
  } catch (error) {
    throw ending.reason ?? describeFailure(error, !isHeard);
  } finally {
    clearTimeout(whole);
    clearTimeout(phase);
    signal.removeEventListener('abort', stop);
    // One that was read to its end leaves its connection to the next.
    if (response?.complete !== true) request.destroy();
  }
}

/** Names that no host will ever have, whatever a name server says. https://www.rfc-editor.org/rfc/rfc6761#section-6.4 */
export function isNoHost({ hostname }: URL): boolean {
  return /(^|\.)invalid\.?$/.test(hostname);
}

async function readBody(
  response: IncomingMessage,
  { limit, isHead }: { limit: number; isHead: boolean },
  onPart: () => void,
) {
  const chunks: Buffer[] = [];
  let length = 0;
  let isCut = false;
  if (limit > 0) {
    for await (const chunk of unpacked(response, onPart)) {
      chunks.push(chunk);
      length += chunk.length;
      isCut = length > limit;
      if (isCut) break;
    }
  } else if (isHead) {
    await finished(response.resume());
  } else {
    isCut = true;
    response.destroy();
  }
  return { body: Buffer.concat(chunks).subarray(0, limit), isCut };
}

async function* unpacked(response: IncomingMessage, onPart: () => void): AsyncGenerator<Buffer> {
  const parts = watched(response, onPart);
  const first = await parts.next();
  if (first.done) return;
  const layers = unpackers(response.headers['content-encoding'] ?? '', first.value[0]);
  const rest = (async function* () {
    yield first.value;
    yield* parts;
  })();
  const [next, ...others] = layers;
  if (next === undefined) {
    yield* rest;
    return;
  }
  // Each stream ends the others where it fails; the last one tells us.
  const ignore = () => undefined;
  let last = pipeline(Readable.from(rest), next, ignore);
  for (const other of others) last = pipeline(last, other, ignore);
  for await (const chunk of last) yield chunk as Buffer;
}

async function* watched(response: IncomingMessage, onPart: () => void): AsyncGenerator<Buffer> {
  for await (const chunk of response) {
    onPart();
    yield chunk as Buffer;
  }
}
