/** The public exports of `events`: the feed of one caller, its retention, and webhooks. */
export { type CallerEvents, createCallerEvents, type EventListArgs } from './caller-events.js';
export { DeliveryWorker, type DeliveryWorkerOptions } from './delivery-worker.js';
export { createIntake, type Intake, type Receipt } from './intake.js';
export { createRetention, type Retention } from './retention.js';
