import { type PostgresServer, startPostgres } from '../../support/postgres.js';
import { Scene } from './scene.js';

/** A scene whose gateways share one database, and its server. */
export interface ServerScene {
  readonly scene: Scene;
  readonly server: PostgresServer;
}

export async function openOverPostgres(programs: string, name: string): Promise<ServerScene> {
  const server = await startPostgres(programs);
  // A configuration takes URLs as browsers do, which have no user without a host; `?host=` is what counts.
  const url = server.createDatabase().replace('@/', '@localhost/');
  return { scene: await Scene.open(name, url), server };
}
