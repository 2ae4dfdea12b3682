/** A gateway's part in miniature: holds the store in a directory, dispatches operations and says which, until it is killed. */
import { systemClock } from '../../../src/domain/clock.js';
import { openStore } from '../../../src/store/index.js';
import { dispatched, SEALING_KEY } from './under-test.js';

const [dataDir = ''] = process.argv.slice(2);
const store = await openStore({ dataDir, clock: systemClock, sealingKey: SEALING_KEY });
for (;;) {
  const { id } = await dispatched(store);
  process.stdout.write(`${id}\n`);
}
