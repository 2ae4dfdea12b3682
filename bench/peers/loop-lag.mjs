// Loaded into every measured server: reports the delay of its event loop over the channel of its parent.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const MS = 1e6;
const RESOLUTION_MS = 10;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
histogram.enable();
process.on('message', (message) => {
  if (message === 'bench:reset') histogram.reset();
  if (message === 'bench:read') process.send({ lagP99Ms: histogram.percentile(99) / MS - RESOLUTION_MS });
});
// The bench has ended before it could stop this server.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
