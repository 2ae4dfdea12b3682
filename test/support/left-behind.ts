import { getActiveResourcesInfo } from 'node:process';
import { register } from 'prom-client';
import { getGlobalDispatcher } from 'undici';
import { afterAll, expect, vi } from 'vitest';

/** What keeps a process alive and belongs to the test that opened it. */
const OPENED = new Set([
  'TCPServerWrap',
  'PipeServerWrap',
  'TLSWrap',
  'ProcessWrap',
  'FSEventWrap',
  'StatWatcher',
]);

const TURNS = 100;

/** What the files of one process share, so that one file can change it for the next. */
function shared() {
  return {
    environment: { ...process.env },
    directory: process.cwd(),
    listeners: Object.fromEntries(
      process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
    ),
    writers: [process.stdout.write, process.stderr.write],
    console: { ...console },
    exitCode: process.exitCode,
    dispatcher: getGlobalDispatcher(),
    functions: [fetch, Date, Date.now, Math.random, setTimeout, setInterval, setImmediate, queueMicrotask],
    'time zone': new Date(2026, 0, 1).getTimezoneOffset(),
    'fake timers': vi.isFakeTimers(),
    metrics: register.getMetricsAsArray().map(({ name }) => name),
  };
}

/** What is open, by kind. */
function open(): string[] {
  return getActiveResourcesInfo()
    .filter((kind) => OPENED.has(kind))
    .sort();
}

const before = shared();
const openBefore = open();

afterAll(async () => {
  expect(shared(), 'what this file changes for the next').toEqual(before);
  // What was closed goes within a few turns of the event loop.
  for (let turn = 0; turn < TURNS && open().length > openBefore.length; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(open().length, `what this file leaves open: ${open()}`).toBeLessThanOrEqual(openBefore.length);
});
