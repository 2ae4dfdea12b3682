import type { ServerResponse } from 'node:http';
import { type Arrived, json, type Loopback, startLoopback } from '../../support/loopback.js';

/** What a provider does with the next requests. */
export const MOODS = [
  'passes',
  'refuses, with all that it was sent',
  'forbids, with all that it was sent',
  'sends elsewhere, with all that it was sent',
  'uses numbers for its words',
  'garbles, around all that it was sent',
  'fails, with all that it was sent',
  'cuts',
  'hangs',
] as const;
export type Mood = (typeof MOODS)[number];

/** Stands between the gateway and a simulator. */
export interface Proxy {
  readonly url: string;
  /** Every header value that came in a header that proves something, and every token that was handed out. */
  readonly proofs: ReadonlySet<string>;
  /** How many requests it has met in a mood. */
  met(mood: Mood): number;
  feel(mood: Mood): void;
  close(): Promise<void>;
}

const HOP = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding']);

/** Starts one in front of `target`. `elsewhere`: where it sends to when it does. */
export async function startProxy(target: string, elsewhere: string): Promise<Proxy> {
  const proofs = new Set<string>();
  const counts = new Map<Mood, number>();
  let mood: Mood = 'passes';
  const server: Loopback = await startLoopback((response, request) => {
    counts.set(mood, (counts.get(mood) ?? 0) + 1);
    for (const proof of proofsIn(request)) proofs.add(proof);
    void answer(mood, response, { request, target, elsewhere, proofs });
  });
  return {
    url: server.url,
    proofs,
    met: (which) => counts.get(which) ?? 0,
    feel: (next) => {
      mood = next;
    },
    close: () => server.close(),
  };
}

function proofsIn({ headers }: Arrived): string[] {
  const [, proof] = /^\S+ (\S{8,})$/.exec(headers.authorization ?? '') ?? [];
  return proof ? [proof] : [];
}

interface Place {
  readonly request: Arrived;
  readonly target: string;
  readonly elsewhere: string;
  readonly proofs: Set<string>;
}

async function answer(mood: Mood, response: ServerResponse, place: Place): Promise<void> {
  const { request, elsewhere } = place;
  const sent = `${JSON.stringify(request.headers)} ${request.url} ${request.body}`;
  const problem = {
    error: sent,
    message: sent,
    code: sent,
    errors: [{ field: sent, message: sent, code: sent }],
  };
  switch (mood) {
    case 'passes':
    case 'uses numbers for its words':
      return pass(response, place, mood !== 'passes');
    case 'refuses, with all that it was sent':
      return json(response, problem, 422, { 'x-request-id': 'r', 'x-sent': sent.slice(0, 2000) });
    case 'forbids, with all that it was sent':
      return json(response, problem, 403);
    case 'garbles, around all that it was sent':
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(`{"data": ${sent}`);
    case 'fails, with all that it was sent':
      return json(response, problem, 500);
    case 'sends elsewhere, with all that it was sent':
      response.writeHead(307, { location: `${elsewhere}/?sent=${encodeURIComponent(sent.slice(0, 4000))}` });
      return void response.end(sent);
    case 'hangs':
      return;
    case 'cuts':
      return void response.destroy();
  }
}

async function pass(response: ServerResponse, place: Place, lies: boolean): Promise<void> {
  const { request, target, proofs } = place;
  const headers = Object.entries(request.headers).filter(([name]) => !HOP.has(name));
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const answered = await fetch(target + request.url, {
    method: request.method,
    headers: headers.map(([name, value]) => [name, String(value)] as [string, string]),
    redirect: 'manual',
    ...(hasBody && { body: request.body }),
  });
  const text = await answered.text();
  for (const [, token] of text.matchAll(/"(?:access_token|token)":\s*"([^"]{8,})"/g))
    if (token) proofs.add(token);
  const type = answered.headers.get('content-type') ?? 'application/json';
  response.writeHead(answered.status, { 'content-type': type });
  response.end(lies ? text.replace(WORDS, (_, name) => `"${name}":"${WORD}"`) : text);
}

/** What it says in place of its words. */
export const WORD = '990011223344';

/** Fields whose text a provider chooses from words of its own. */
const WORDS = /"(status|state|type|kind|direction|currency|form|created_at|createdAt|amount)":\s*"[^"]*"/g;
