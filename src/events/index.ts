/** The public exports of `events`: the feed of one caller and its retention. */
export { type CallerEvents, createCallerEvents, type EventListArgs } from './caller-events.js';
export { createRetention, type Retention } from './retention.js';
