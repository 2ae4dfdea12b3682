import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'undici';

const PAYMENT = readFileSync('examples/21-pay-by-ach.graphql', 'utf8');
/** The source account of that example. */
const ACCOUNT_ID = /ID! = "([^"]+)"/.exec(PAYMENT)[1];
const BALANCE = 'query ($id: ID!) { account(id: $id) { balance { current { amount } } } }';

/**
 * How many files of the built gateway execute for one read of a balance and for one payment, against the sandbox. Each is asked
 * once beforehand, so that work at first use does not count.
 */
export async function executedFiles() {
  const dataDir = mkdtempSync(join(tmpdir(), 'exchequer-measure-'));
  const env = { ...process.env, PORT: '0', EXCHEQUER_DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const args = ['--inspect=127.0.0.1:0', 'dist/main.js', 'start'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const [, inspector] = await Promise.all([
      printed(child, child.stdout, /Ctrl\+C stops it/),
      printed(child, child.stderr, /ws:\/\/\S+/),
    ]);
    const coverage = await openCoverage(inspector);
    const ask = askerOf(JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')));
    const account = await coverage.filesOf(() => ask(BALANCE, { id: ACCOUNT_ID }));
    const createTransfer = await coverage.filesOf((turn) => ask(PAYMENT, { key: `measure-${turn}` }));
    coverage.close();
    return { account, createTransfer };
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The first match in what a program prints; rejects when it ends before. */
function printed(child, stream, pattern) {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.on('data', (chunk) => {
      text += chunk;
      const match = pattern.exec(text);
      if (match) resolve(match[0]);
    });
    child.once('exit', (code) => reject(new Error(`the gateway ended with status ${code}: ${text}`)));
  });
}

function askerOf({ graphql, tokens }) {
  return async (query, variables) => {
    const answer = await fetch(graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.operator}` },
      body: JSON.stringify({ query, variables }),
    });
    const body = await answer.json();
    if (body.errors || JSON.stringify(body).includes('"errors":[{')) throw new Error(JSON.stringify(body));
  };
}

/** V8's counts of calls, over the protocol of the inspector. */
async function openCoverage(address) {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(data);
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let lastId = 0;
  const call = (method, params = {}) => {
    lastId += 1;
    socket.send(JSON.stringify({ id: lastId, method, params }));
    return new Promise((resolve) => waiting.set(lastId, resolve));
  };
  await call('Profiler.enable');
  await call('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return {
    async filesOf(work) {
      await work('first');
      await call('Profiler.takePreciseCoverage');
      await work('counted');
      const { result } = await call('Profiler.takePreciseCoverage');
      return result.filter(isExecuted).length;
    },
    close: () => socket.close(),
  };
}

function isExecuted({ url, functions }) {
  if (!url.includes('/dist/') || url.includes('node_modules')) return false;
  return functions.some(({ ranges }) => ranges[0].count > 0);
}
