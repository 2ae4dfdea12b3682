import { type ChildProcess, spawn } from 'node:child_process';

export interface Answer {
  readonly data: any;
  readonly errors: readonly any[];
}

/** A program that has ended: how, and what it wrote. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

const READY = /^Exchequer is running: (\S+)$/m;
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The built program, started with a configuration file, in a process of its own. */
export class RealGateway {
  private constructor(
    private readonly child: Child,
    private readonly url: string,
    private readonly key: string,
  ) {}

  /** Resolves when it answers. **Throws** when it ends before, with what it wrote. */
  static async start(configPath: string, key: string): Promise<RealGateway> {
    const child = new Child(configPath);
    const url = await child.saidReady();
    return new RealGateway(child, url, key);
  }

  /** Starts one that is not to come up; how it ends. */
  static refused(configPath: string): Promise<Ended> {
    return new Child(configPath).ended;
  }

  get pid(): number | undefined {
    return this.child.process.pid;
  }

  /** **Throws** when the gateway goes away before it has answered. */
  async ask(query: string, variables: object = {}): Promise<Answer> {
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await answer.json()) as Answer;
    return { data, errors };
  }

  /** As the kernel or a power failure does it: the program learns nothing of it. */
  async kill(): Promise<void> {
    this.child.process.kill('SIGKILL');
    await this.child.ended;
  }

  /** Halts it where it is. */
  freeze(): void {
    this.child.process.kill('SIGSTOP');
  }

  /** Lets it go on. */
  thaw(): void {
    this.child.process.kill('SIGCONT');
  }
}

class Child {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  private output = '';

  constructor(configPath: string) {
    const { PORT: _port, EXCHEQUER_DATA_DIR: _dataDir, LOG_LEVEL: _level, ...env } = process.env;
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    const child = spawn(process.execPath, ['dist/main.js', 'start', '--config', configPath], {
      env,
      stdio: [...stdio],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        this.output += chunk;
      });
    running.add(child);
    this.process = child;
    this.ended = new Promise((resolve) =>
      child.once('close', (status) => {
        running.delete(child);
        resolve({ status, output: this.output });
      }),
    );
  }

  /** The address that it says it answers on. */
  saidReady(): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const [, url] = READY.exec(this.output) ?? [];
        if (url !== undefined) resolve(url);
      };
      this.process.stdout?.on('data', look);
      void this.ended.then(({ status, output }) =>
        reject(new Error(`the program ended with status ${status}:\n${output}`)),
      );
    });
  }
}
