import { notify } from './webhooks.js';
import type { World } from './world.js';

/** The fields of a transfer that a status change needs. */
interface Changeable {
  readonly id: string;
  status: string;
  error: string | null;
  updatedMs: number;
}

/** A change of status and its webhook event. */
export interface Change {
  readonly event: string;
  readonly to: string;
  readonly error?: string | null;
  readonly atMs?: number;
}

/** Stores the new status and sends its webhook. */
export function changeStatus(world: World, transfer: Changeable, change: Change): void {
  transfer.status = change.to;
  transfer.error = change.error ?? transfer.error;
  transfer.updatedMs = Math.max(transfer.updatedMs, change.atMs ?? world.nowMs);
  notify(world, change.event, transfer.id);
}

/** The time of a step only. */
export function timeOf(step: { readonly atMs?: number | undefined }): { readonly atMs?: number } {
  return step.atMs === undefined ? {} : { atMs: step.atMs };
}
