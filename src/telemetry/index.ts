/** The public exports of this room. Other rooms import only from here. */
export { createTelemetry, type TelemetryRoom } from './telemetry.js';
