import type { Answer, Call, Query, Upstream, WriteRequest } from '../../src/datasources/http/upstream.js';
import type { ConnectorRef } from '../../src/domain/capabilities.js';
import { silentTelemetry, type Telemetry } from '../../src/domain/telemetry.js';
import { refused } from './refusals.js';

/** One read as it was asked for; parameters that would not be sent are left out of `query`. */
export interface Asked {
  readonly path: string;
  readonly query: Query;
  readonly fresh: boolean;
  /** Of a write. */
  readonly body?: unknown;
}

export type Respond = (asked: Asked) => unknown;

/**
 * A provider's answers by path, for writes by method and path (`POST /ach`): a body, a function that makes one, or an error to throw.
 * What is missing answers 404.
 */
export type Routes = Record<string, unknown>;

/** The client of one provider without a network, and where its connector reports. */
export interface FakeUpstream {
  readonly upstream: Upstream;
  readonly telemetry: Telemetry;
  readonly routes: Routes;
  /** Every read that the memo of its call did not answer, and with `calls` whose it was. */
  readonly asked: Asked[];
  readonly calls: Call[];
  /** Every write, as it was sent. */
  readonly sent: WriteRequest[];
  /** `field=word` of every unknown word. */
  readonly words: string[];
  readonly unreadable: string[];
  /** `level: message`, then the fields as JSON where there are any. */
  readonly logs: string[];
  /** What was read, in order. */
  paths(): string[];
  /** How often a path was read. */
  times(path: string): number;
  /** What a path was read with, call by call. */
  queries(path: string): Query[];
}

/** A route whose answer has no body. */
export const NO_BODY = Symbol('no body');

/** `at`: when every answer arrives. */
export function fakeUpstream(connector: ConnectorRef, routes: Routes, at: string): FakeUpstream {
  const [asked, calls, sent]: [Asked[], Call[], WriteRequest[]] = [[], [], []];
  const answerOf = async (key: string, one: Asked): Promise<Answer> => {
    const route = routes[key];
    const body = typeof route === 'function' ? (route as Respond)(one) : route;
    if (body === undefined) throw refused(connector, 404);
    if (body instanceof Error) throw body;
    const read = body === NO_BODY ? undefined : JSON.parse(JSON.stringify(body));
    return { status: 200, headers: {}, body: read, at };
  };
  const get: Upstream['get'] = async (call, path, query = {}, { fresh = false } = {}) => {
    const one = { path, query: ofValues(query), fresh };
    const key = `${path} ${JSON.stringify(one.query)}`;
    const known = fresh ? undefined : call.memo.get(key);
    if (known) return known;
    call.reads.draw(connector);
    asked.push(one);
    calls.push(call);
    const answer = answerOf(path, one);
    call.memo.set(key, answer);
    return answer;
  };
  const send: Upstream['send'] = async (call, request) => {
    call.memo.clear();
    sent.push(request);
    const { method, path, body } = request;
    return answerOf(`${method} ${path}`, { path, query: {}, fresh: true, body });
  };
  const health = () => {
    throw new Error('not asked for here');
  };
  const of = (path: string) => asked.filter((each) => each.path === path);
  return {
    upstream: { get, send, health, close: async () => undefined },
    ...{ routes, asked, calls, sent },
    ...reports(),
    paths: () => asked.map(({ path }) => path),
    times: (path) => of(path).length,
    queries: (path) => of(path).map(({ query }) => query),
  };
}

const ofValues = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));

function reports(): Pick<FakeUpstream, 'telemetry' | 'words' | 'unreadable' | 'logs'> {
  const [words, unreadable, logs]: [string[], string[], string[]] = [[], [], []];
  const telemetry: Telemetry = {
    ...silentTelemetry,
    unknownWord: (_, field, word) => void words.push(`${field}=${word}`),
    unreadable: (_connector, _noun, reason) => void unreadable.push(reason),
    log: (level, message, fields) =>
      void logs.push(`${level}: ${message}${fields ? ` ${JSON.stringify(fields)}` : ''}`),
  };
  return { telemetry, words, unreadable, logs };
}
