import { notify } from './webhooks.js';
import type { World } from './world.js';

/** A transfer as far as a change of status needs it. */
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

/** Writes the new status down and announces it. */
export function changeStatus(world: World, transfer: Changeable, change: Change): void {
  transfer.status = change.to;
  transfer.error = change.error ?? transfer.error;
  transfer.updatedMs = Math.max(transfer.updatedMs, change.atMs ?? world.nowMs);
  notify(world, change.event, transfer.id);
}

/** Only the time of a step, for what takes nothing else of it. */
export function timeOf(step: { readonly atMs?: number | undefined }): { readonly atMs?: number } {
  return step.atMs === undefined ? {} : { atMs: step.atMs };
}
