import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Opened = Awaited<ReturnType<NodeFS['init']>>;
type Module = { readonly NODEFS: { readonly stream_ops: Record<string, unknown> } };

/** WASI's number for an error of input or output. */
const EIO = 29;

/** The parameters with which the engine waits for the disk at each commit; by default it does not. */
export function durableParameters(defaults: readonly string[]): string[] {
  return [...defaults.filter((each) => each !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];
}

/** A directory on disk in which the engine's fsync is one: the bridge to Node's files leaves it out. */
export class DurableFiles extends NodeFS {
  constructor(
    path: string,
    private readonly sync: (file: number) => void = fsyncSync,
  ) {
    super(path);
  }

  override async init(...[engine, options]: Parameters<NodeFS['init']>): Promise<Opened> {
    const opened = await super.init(engine, options);
    const withSync = (module: unknown) => {
      (module as Module).NODEFS.stream_ops['fsync'] = ({ nfd }: { nfd: number }) => this.syncFile(nfd);
    };
    const preRun = [...(opened.emscriptenOpts.preRun ?? []), withSync];
    return { emscriptenOpts: { ...opened.emscriptenOpts, preRun } };
  }

  private syncFile(file: number): number {
    try {
      this.sync(file);
      return 0;
    } catch {
      return EIO;
    }
  }
}

/** Puts a directory with all that is in it on disk. */
export function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) syncTree(inside);
    else syncPath(inside);
  }
  syncPath(path);
}

export function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
