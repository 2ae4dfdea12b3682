import { describeKills } from './processes/kills.js';
import { Scene } from './processes/scene.js';

describeKills(
  'PGlite',
  () => Scene.open('PGlite'),
  async () => {},
);
