import type { ConnectorRef } from '../../domain/capabilities.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Limits } from './upstream.js';

/** The limits that the gateway sets itself for one connector, with their defaults. */
export interface OwnLimits {
  readonly maxConcurrent: number;
  readonly requestsPerSecond: number;
  readonly burst: number;
  /** The places and the tokens that only the lane WRITE uses. */
  readonly reserved: { readonly places: number; readonly tokens: number };
  /** The requests that can wait in each lane. */
  readonly mostWaiting: number;
}

const BURST_SECONDS = 2;
const WAITING_PER_PLACE = 50;
const FEWEST_WAITING = 200;
/** A tenth of the places and of the burst is for writes. */
const RESERVED_SHARE = 0.1;
const RETRY_AFTER_MS = 1000;

export function toOwnLimits({ maxConcurrent, requestsPerSecond, burst }: Limits): OwnLimits {
  const size = burst ?? Math.max(1, Math.ceil(requestsPerSecond * BURST_SECONDS));
  return {
    maxConcurrent,
    requestsPerSecond,
    burst: size,
    reserved: {
      places: Math.floor(maxConcurrent * RESERVED_SHARE),
      tokens: Math.floor(size * RESERVED_SHARE),
    },
    mostWaiting: Math.max(FEWEST_WAITING, maxConcurrent * WAITING_PER_PLACE),
  };
}

/** What held a request back. **Units** milliseconds. */
export type HeldBack =
  | { readonly waitedMs: number }
  | { readonly wouldWaitMs: number; readonly mostMs: number }
  | { readonly waiting: number };

/** The error of a request that was not sent because of the gateway's own limits. It says nothing about the provider. */
export function heldBack(connector: ConnectorRef, limits: OwnLimits, by: HeldBack): UpstreamError {
  const { requestsPerSecond, maxConcurrent } = limits;
  const own = `the gateway's own limits (${requestsPerSecond} requests per second, ${maxConcurrent} at a time)`;
  const says = `did not get this request, because of ${own}: ${reason(by)}; nothing was sent`;
  const retryAfterMs =
    'wouldWaitMs' in by ? Math.max(RETRY_AFTER_MS, by.wouldWaitMs - by.mostMs) : RETRY_AFTER_MS;
  return new UpstreamError({ connector, code: 'RATE_LIMITED', retryAfterMs, sent: 'no', says });
}

function reason(by: HeldBack): string {
  if ('waiting' in by) return `${by.waiting} requests already wait`;
  if ('waitedMs' in by) return `it waited ${seconds(by.waitedMs)} for its turn`;
  return `its turn would come in ${seconds(by.wouldWaitMs)}, and it can wait for ${seconds(by.mostMs)}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
