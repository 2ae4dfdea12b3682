import { unwatchFile, watchFile } from 'node:fs';

/** Calls back after one of the files changed, until the returned function is called. */
export type WatchFiles = (paths: readonly string[], onChange: () => void) => () => void;

const EVERY_MS = 1000;

/** Looks at the files' times: what mounts secrets into a container changes links, which tells nobody. */
export const watchFiles: WatchFiles = (paths, onChange) => {
  const listener = () => onChange();
  for (const path of paths) watchFile(path, { interval: EVERY_MS, persistent: false }, listener);
  return () => {
    for (const path of paths) unwatchFile(path, listener);
  };
};
