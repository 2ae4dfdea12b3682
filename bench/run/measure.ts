import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, freePort, startChild } from './child.js';
import { type Contender, toRequest } from './contenders.js';
import type { Job, Load } from './load.js';
import { CHANGE_OF_LOAD, CONNECTIONS, type Least, type Mode, type Plan, type Scenario } from './plan.js';

/** What was seen of one contender under one load. */
export interface Sample extends Load {
  readonly lagP99Ms: number;
  readonly upstreamCallsPerRequest: number;
}

/** The recorded provider as a process. */
export interface Upstream {
  readonly url: string;
  /** Sets the delay and starts to count. */
  reset(delayMs: number): Promise<void>;
  calls(): Promise<number>;
  stop(): Promise<void>;
}

/** What the samples of one process have in common. */
export interface Trial {
  readonly plan: Plan;
  readonly contender: Contender;
  readonly scenario: Scenario;
  readonly upstream: Upstream;
}

const TSX = ['--import', 'tsx'];
const LOOP_LAG = './bench/peers/loop-lag.mjs';

export async function startUpstream(): Promise<Upstream> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const control = async (search: string) =>
    ((await (await fetch(`${url}/__bench${search}`)).json()) as { calls: number }).calls;
  const args = [...TSX, 'bench/recorded/server.ts'];
  const ready = async () => void (await control(''));
  const child = await startChild(args, { PORT: String(port) }, '/dev/null', ready);
  return {
    url,
    reset: async (delayMs) => void (await control(`?delayMs=${delayMs}`)),
    calls: () => control(''),
    stop: () => child.stop(),
  };
}

/**
 * Starts a contender in a process of its own and measures it in every mode. `see` receives its answer first, and **throws** where it is not the
 * expected one.
 */
export async function measure(trial: Trial, see: (answer: string) => void): Promise<readonly Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'exchequer-bench-'));
  const origin = `http://127.0.0.1:${await freePort()}`;
  let answer = '';
  await trial.upstream.reset(0);
  const child = await start(trial, origin, folder, async () => {
    answer = await ask(trial, origin);
  });
  try {
    see(answer);
    const samples: Sample[] = [];
    for (const mode of trial.plan.modes) {
      const warmUp = samples.length === 0 ? trial.plan.warmUp : CHANGE_OF_LOAD;
      samples.push(await sample({ ...trial, child, origin, warmUp }, mode));
    }
    return samples;
  } finally {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(
  { contender, upstream }: Trial,
  origin: string,
  folder: string,
  isReady: () => Promise<void>,
): Promise<Child> {
  const port = Number(new URL(origin).port);
  const { args, env } = contender.command({ port, upstreamUrl: upstream.url, folder });
  const profile = process.env['BENCH_CPU_PROFILE'];
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  return startChild([...flags, '--import', LOOP_LAG, ...args], env, join(folder, 'log'), isReady);
}

async function ask({ contender, scenario }: Trial, origin: string): Promise<string> {
  const { method, path, body } = toRequest(contender, scenario);
  const authorization = contender.authorizations[0] ?? '';
  const answer = await fetch(origin + path, {
    method,
    body,
    headers: { authorization, ...(body !== null && { 'content-type': 'application/json' }) },
  });
  const text = await answer.text();
  if (answer.ok) return text;
  throw new Error(`${contender.title} answers ${answer.status}: ${text}`);
}

/** A trial whose contender runs. */
interface Running extends Trial {
  readonly child: Child;
  readonly origin: string;
  readonly warmUp: Least;
}

async function sample(trial: Running, mode: Mode): Promise<Sample> {
  const { plan, contender, scenario, upstream, child, origin, warmUp } = trial;
  await upstream.reset(mode.delayMs);
  const load = await startChild([...TSX, 'bench/run/load.ts'], {}, '/dev/null');
  const job: Job = {
    ...toRequest(contender, scenario),
    origin,
    authorizations: contender.authorizations.slice(0, mode.callers),
    connections: CONNECTIONS,
    warmUp,
    sampling: plan.sampling,
    pid: child.pid,
  };
  await load.ask(job);
  await upstream.reset(mode.delayMs);
  child.tell('bench:reset');
  const seen = (await load.ask('go')) as Load;
  const { lagP99Ms } = (await child.ask('bench:read')) as { lagP99Ms: number };
  if (seen.failures > 0)
    throw new Error(`${contender.title}: ${seen.failures} requests of ${scenario.key} failed`);
  return { ...seen, lagP99Ms, upstreamCallsPerRequest: (await upstream.calls()) / seen.requests };
}
