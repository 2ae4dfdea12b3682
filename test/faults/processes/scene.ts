import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Name, Providers } from './providers.js';
import { type Ended, RealGateway } from './real-gateway.js';

/** The shortest that leaves a request on a busy machine enough time: a lease, less the margin before its end, is 3 s. */
export const JOURNAL = { leaseMs: 8_000, settleWindowMs: 1_000 };

/** How a gateway is configured other than the rest. */
export interface Particulars {
  /** Gateways of different places have different data directories. */
  readonly place?: string;
  readonly journal?: object;
  readonly connectors?: Partial<Record<Name, object>>;
}

/** Providers, a store, and gateways over them that come and go. */
export class Scene {
  kills = 0;
  freezes = 0;
  private readonly folder = mkdtempSync(join(tmpdir(), 'exchequer-kill-'));
  private readonly key = randomUUID();
  private readonly secret = randomUUID();
  private readonly up = new Set<RealGateway>();

  private constructor(
    private readonly name: string,
    readonly providers: Providers,
    private readonly storeUrl: string | null,
  ) {}

  /** `storeUrl` null: each place has an embedded store of its own. */
  static async open(name: string, storeUrl: string | null = null): Promise<Scene> {
    return new Scene(name, await Providers.start(), storeUrl);
  }

  /** A gateway of its own process; one that was there before has the same data. */
  async start(particulars: Particulars = {}): Promise<RealGateway> {
    const gateway = await RealGateway.start(this.configure(particulars), this.key);
    this.up.add(gateway);
    return gateway;
  }

  /** The end of one that is not to come up. */
  refused(particulars: Particulars = {}): Promise<Ended> {
    return RealGateway.refused(this.configure(particulars));
  }

  async kill(gateway: RealGateway): Promise<void> {
    this.kills += 1;
    this.up.delete(gateway);
    await gateway.kill();
  }

  freeze(gateway: RealGateway): void {
    this.freezes += 1;
    gateway.freeze();
  }

  dataDir(place: string): string {
    return join(this.folder, place);
  }

  /** Ends all that runs, and says in one line what was gone through. `miscounts`: what the judge has found. */
  async close(miscounts: { readonly duplicates: number; readonly lost: number }): Promise<void> {
    await Promise.all([...this.up].map((gateway) => gateway.kill()));
    await this.providers.close();
    rmSync(this.folder, { recursive: true, force: true });
    const { kills, freezes } = this;
    const parts = Object.entries({ kills, freezes, ...miscounts }).map(([word, count]) => `${word} ${count}`);
    process.stdout.write(`${this.name}: ${parts.join(' · ')}\n`);
  }

  /** Writes its configuration file; JSON is YAML too. */
  private configure({ place = 'one', journal, connectors }: Particulars): string {
    const path = join(this.folder, `${place}.yaml`);
    const url = this.storeUrl === null ? {} : { url: this.storeUrl };
    const sha256 = createHash('sha256').update(this.key).digest('hex');
    const configuration = {
      server: { port: 0, cursorSecret: this.secret },
      store: { ...url, dataDir: this.dataDir(place), sealingKey: this.secret },
      journal: { ...JOURNAL, ...journal },
      connectors: this.providers.connectors(connectors),
      callers: { apiKeys: [{ id: 'mobile-app', sha256, scopes: ['*'], connectors: ['*'] }] },
      logLevel: 'warn',
    };
    writeFileSync(path, JSON.stringify(configuration));
    return path;
  }
}
