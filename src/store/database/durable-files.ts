import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Opened = Awaited<ReturnType<NodeFS['init']>>;
type Module = { readonly NODEFS: { readonly stream_ops: Record<string, unknown> } };

/** The WASI error number of an input or output error. */
const EIO = 29;

/** Start parameters with fsync at each commit; the engine's default is without fsync. */
export function durableParameters(defaults: readonly string[]): string[] {
  return [...defaults.filter((each) => each !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];
}

/** A directory on disk with a working fsync. The base class, the engine's bridge to Node's files, does not implement it. */
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

/** Syncs a directory and its content to disk. */
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
