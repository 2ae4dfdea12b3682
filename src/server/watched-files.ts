import { unwatchFile, watchFile } from 'node:fs';

/** Calls `onChange` after a change of one of the files, until the returned function is called. */
export type WatchFiles = (paths: readonly string[], onChange: () => void) => () => void;

const EVERY_MS = 1000;

/** Polls the modification times of the files. Mounted secrets change by symbolic links, which emit no file events. */
export const watchFiles: WatchFiles = (paths, onChange) => {
  const listener = () => onChange();
  for (const path of paths) watchFile(path, { interval: EVERY_MS, persistent: false }, listener);
  return () => {
    for (const path of paths) unwatchFile(path, listener);
  };
};
