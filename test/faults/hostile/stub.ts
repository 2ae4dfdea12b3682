import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Bank, type Resource, type Row, WELL } from './bank.js';
import type { Mode, Reply } from './mode.js';

const JSON_HEADERS = ['content-type', 'application/json;charset=utf-8'];

/** A server that speaks the shape of Treasury Prime: each mode below a path of its own, with one fault. */
export class HostileStub {
  private readonly counts = new Map<string, number>();

  private constructor(
    private readonly server: Server,
    private readonly elsewhere: Elsewhere,
  ) {}

  static async start(modes: readonly Mode[]): Promise<HostileStub> {
    const elsewhere = await Elsewhere.start();
    const server = createServer();
    const stub = new HostileStub(server, elsewhere);
    const byName = new Map(modes.map((mode) => [mode.name, mode]));
    server.on('request', (request, response) => stub.answer(byName, request, response));
    await listen(server);
    return stub;
  }

  urlOf(mode: Mode): string {
    return `${originOf(this.server)}/${mode.name}`;
  }

  /** How many requests have come for a mode. */
  callsOf({ name }: Mode): number {
    return this.counts.get(name) ?? 0;
  }

  /** How many requests have come to the other host. */
  get callsElsewhere(): number {
    return this.elsewhere.calls;
  }

  async close(): Promise<void> {
    await Promise.all([close(this.server), this.elsewhere.close()]);
  }

  private answer(modes: ReadonlyMap<string, Mode>, request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://stub');
    const [, name = '', ...parts] = pathname.split('/');
    const mode = modes.get(name);
    if (!mode) throw new Error(`there is no mode ${name}`);
    this.counts.set(name, this.callsOf(mode) + 1);
    response.on('error', () => undefined);
    const bank = (mode.bank ?? ((same) => same))(WELL);
    const found = toReply(bank, parts);
    const well = { ...found, body: (mode.text ?? ((same) => same))(found.body) };
    const path = `/${parts.join('/')}`;
    const reply = mode.act ? mode.act({ path, query, response, elsewhere: this.elsewhere.url }, well) : well;
    if (reply) send(response, reply);
  }
}

/** What the provider would answer without the fault. */
function toReply(bank: Bank, [resource = '', id, inner]: readonly string[]): Reply & { body: string } {
  const rows = Object.hasOwn(bank, resource) ? bank[resource as Resource] : null;
  if (rows === null) return json(404, { error: 'Not found.' });
  if (id === undefined) return json(200, { data: rows, page_next: null });
  if (inner === 'transaction') return json(200, { data: ofAccount(bank, id), page_next: null });
  const row = rows.find((each) => each.id === id);
  return row ? json(200, row) : json(404, { error: 'Not found.' });
}

function ofAccount(bank: Bank, id: string): readonly Row[] {
  return bank.transaction.filter(({ account_id }) => account_id === id);
}

/** A reply with this value as JSON. */
export function json(status: number, value: unknown): Reply & { body: string } {
  return { status, headers: JSON_HEADERS, body: JSON.stringify(value) };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, [...headers]);
  response.end(body);
}

/** A second host, to which no request may come. */
class Elsewhere {
  calls = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Elsewhere> {
    const server = createServer();
    const elsewhere = new Elsewhere(server);
    server.on('request', (_request, response) => {
      elsewhere.calls += 1;
      send(response, json(200, { data: [], page_next: null }));
    });
    await listen(server);
    return elsewhere;
  }

  get url(): string {
    return originOf(this.server);
  }

  close(): Promise<void> {
    return close(this.server);
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
