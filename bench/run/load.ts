// The load generator: a process of its own, so that its work is not counted. Sends as soon as an answer is there, on every connection.
import { Pool } from 'undici';
import { percentile } from './percentile.js';
import type { Least } from './plan.js';
import { readCpuMs, readPeakRssMb } from './proc.js';

/** A slow contender is not waited for. **Units** milliseconds. */
const SLOWEST_MS = 15_000;

/** What to send, and whose CPU time is counted. */
export interface Job {
  readonly origin: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string | null;
  readonly authorizations: readonly string[];
  readonly connections: number;
  readonly warmUp: Least;
  readonly sampling: Least;
  readonly pid: number;
}

export interface Load {
  readonly requests: number;
  readonly failures: number;
  readonly perSecond: number;
  /** Of the server's process. */
  readonly cpuMsPerRequest: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly peakRssMb: number;
}

process.once('disconnect', () => process.exit(0));
process.once('message', (job: Job) => {
  run(job).then(
    () => process.disconnect(),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function run(job: Job): Promise<void> {
  const pool = new Pool(job.origin, { connections: job.connections, pipelining: 1 });
  await sendFor(pool, job, job.warmUp);
  process.send?.('warm');
  await new Promise((resolve) => process.once('message', resolve));
  const cpuBeforeMs = readCpuMs(job.pid);
  const startedMs = performance.now();
  const { latencies, failures } = await sendFor(pool, job, job.sampling);
  const tookMs = performance.now() - startedMs;
  const cpuMs = readCpuMs(job.pid) - cpuBeforeMs;
  const requests = latencies.length;
  process.send?.({
    requests,
    failures,
    perSecond: (requests * 1000) / tookMs,
    cpuMsPerRequest: cpuMs / requests,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    peakRssMb: readPeakRssMb(job.pid),
  } satisfies Load);
  await pool.close();
}

async function sendFor(pool: Pool, job: Job, { forMs, requests }: Least) {
  const untilMs = performance.now() + forMs;
  const atMostMs = performance.now() + SLOWEST_MS;
  const latencies: number[] = [];
  let failures = 0;
  let turn = 0;
  const send = async () => {
    const authorization = job.authorizations[turn++ % job.authorizations.length] ?? '';
    const startedMs = performance.now();
    const { statusCode, body } = await pool.request({
      method: job.method,
      path: job.path,
      headers: { authorization, ...(job.body !== null && { 'content-type': 'application/json' }) },
      body: job.body,
    });
    const text = await body.text();
    latencies.push(performance.now() - startedMs);
    if (statusCode !== 200 || text.includes('"errors"')) failures += 1;
  };
  const isShort = () => {
    const nowMs = performance.now();
    return nowMs < untilMs || (latencies.length < requests && nowMs < atMostMs);
  };
  const connection = async () => {
    while (isShort()) await send();
  };
  await Promise.all(Array.from({ length: job.connections }, connection));
  return { latencies, failures };
}
