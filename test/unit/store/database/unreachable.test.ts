import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/domain/clock.js';
import { openPostgres } from '../../../../src/store/database/postgres.js';
import { StoreUnavailableError } from '../../../../src/store/index.js';
import { CERTIFICATE_A } from '../../../support/certificates.js';
import { freePort } from '../../../support/gateway.js';
import { type PostgresServer, startPostgres } from '../../../support/postgres.js';
import { errorOf, forPostgres } from '../under-test.js';

const SECRET = 'mark-5f0c1d9e';
const [programs = ''] = forPostgres();

/** The error of a gateway that does not start. */
async function refusalOf(url: string): Promise<Error> {
  const error = await errorOf(openPostgres(url, systemClock));
  expect(error).toBeInstanceOf(StoreUnavailableError);
  expect(String(error)).not.toContain(SECRET);
  return error as Error;
}

describe('an address without a PostgreSQL', () => {
  let withoutTls: Server;
  let port = 0;

  beforeAll(async () => {
    withoutTls = createServer((socket) => socket.once('data', () => socket.end('N')));
    withoutTls.listen(0, '127.0.0.1');
    await once(withoutTls, 'listening');
    port = (withoutTls.address() as AddressInfo).port;
  });

  afterAll(() => new Promise((resolve) => withoutTls.close(resolve)));

  it('is named where no server accepts connections', async () => {
    const error = await refusalOf(`postgres://gateway:${SECRET}@127.0.0.1:1/treasury`);

    expect(error.message).toBe(
      'the store is not available: PostgreSQL at 127.0.0.1:1, database "treasury": ' +
        'no server accepts connections there (ECONNREFUSED)',
    );
  });

  it('is named where the directory has no socket', async () => {
    const error = await refusalOf(`postgres://gateway:${SECRET}@/treasury?host=%2Fnowhere`);

    expect(error.message).toContain(
      'PostgreSQL in /nowhere, database "treasury": no server has a socket there (ENOENT)',
    );
  });

  it('does not name the user where the database has its name', async () => {
    const error = await refusalOf(`postgres://${SECRET}@127.0.0.1:1`);

    expect(error.message).toContain('PostgreSQL at 127.0.0.1:1, the database named after the user: ');
  });

  it('is told from a server that offers no TLS', async () => {
    const error = await refusalOf(
      `postgres://gateway:${SECRET}@127.0.0.1:${port}/treasury?sslmode=verify-full`,
    );

    expect(error.message).toContain('the server offers no TLS, which store.url requires');
  });

  it.each([
    `postgres://gateway:4711/${SECRET}@127.0.0.1/treasury`,
    `postgres://gateway:4711?${SECRET}@127.0.0.1/treasury`,
    `postgres://gateway:4711#${SECRET}@127.0.0.1/treasury`,
  ])('is not shown where it could be a part of the password: %s', async (url) => {
    const error = await refusalOf(url);

    expect(error.message).toContain('special characters of the password must be percent-encoded');
    expect(error.message).not.toContain('4711');
  });

  it('is told from an address that cannot be parsed', async () => {
    const error = await refusalOf(`postgres://gateway:${SECRET}@127.0.0.1:port/treasury`);

    expect(error.message).toContain('required postgres://user:password@host:port/database');
  });

  it('is told from a certificate file that does not exist', async () => {
    const error = await refusalOf(`postgres://gateway:${SECRET}@127.0.0.1:1/treasury?sslrootcert=/nowhere`);

    expect(error.message).toContain('a certificate file that it names cannot be read (ENOENT)');
  });
});

describe.skipIf(programs === '')('a PostgreSQL that refuses the gateway', () => {
  let server: PostgresServer;
  let port = 0;
  let socket = '';

  beforeAll(async () => {
    port = await freePort();
    server = await startPostgres(programs, {
      port,
      admits: [
        'local all exchequer trust',
        'local all all scram-sha-256',
        'hostssl all all 127.0.0.1/32 trust',
      ],
      certificate: CERTIFICATE_A,
    });
    socket = `host=${encodeURIComponent(server.directory)}&port=${port}`;
    const client = new pg.Client({ connectionString: server.createDatabase() });
    await client.connect();
    await client.query("create role gateway login password 'right'");
    await client.end();
  });

  afterAll(() => server.remove());

  it('says that the password is wrong', async () => {
    const error = await refusalOf(`postgres://gateway:${SECRET}@/store_1?${socket}`);

    expect(error.message).toMatch(
      /database "store_1": the server refuses the user or the password \(28P01\)$/,
    );
  });

  it('says that it requires a password', async () => {
    const error = await refusalOf(`postgres://gateway@/store_1?${socket}`);

    expect(error.message).toContain('the server requires a password, and store.url has none');
  });

  it('says that the user may not create tables', async () => {
    const error = await refusalOf(`postgres://gateway:right@/store_1?${socket}`);

    expect(error.message).toContain('the user may not create or use the tables');
  });

  it('says that the user has no schema', async () => {
    const error = await refusalOf(`postgres://exchequer@/store_1?${socket}&options=-csearch_path%3Dnone`);

    expect(error.message).toContain('the search_path of the user names no schema that exists (3F000)');
  });

  it('says that the database does not exist', async () => {
    const error = await refusalOf(`postgres://exchequer@/nothing?${socket}`);

    expect(error.message).toContain('database "nothing": the database does not exist (3D000)');
  });

  it('says that it may require TLS', async () => {
    const error = await refusalOf(`postgres://gateway:${SECRET}@127.0.0.1:${port}/store_1`);

    expect(error.message).toMatch(
      /this address \(28000\); if it requires TLS, add sslmode=verify-full to store\.url$/,
    );
  });

  it('says that its certificate has no trusted issuer', async () => {
    const error = await refusalOf(
      `postgres://gateway:${SECRET}@127.0.0.1:${port}/store_1?sslmode=verify-full`,
    );

    expect(error.message).toContain('the certificate of the server has no trusted issuer');
  });
});
