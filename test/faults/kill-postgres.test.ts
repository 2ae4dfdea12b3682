import { findPostgres } from '../support/postgres.js';
import { describeKills } from './processes/kills.js';
import { openOverPostgres, type ServerScene } from './processes/server-scene.js';

const programs = findPostgres();
let opened: ServerScene | null = null;

if (programs !== null)
  describeKills(
    'PostgreSQL',
    async () => {
      opened = await openOverPostgres(programs, 'PostgreSQL');
      return opened.scene;
    },
    async () => opened?.server.remove(),
  );
