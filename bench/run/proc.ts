import { readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second, on every architecture. **Units** milliseconds. */
const TICK_MS = 10;
/** Fields behind the name of the program, which can contain spaces and brackets. **Source** proc(5). */
const USER_TIME = 11;
const SYSTEM_TIME = 12;
const KIB_PER_MIB = 1024;

/** The CPU time that a process has used, all threads together. **Units** milliseconds. */
export function readCpuMs(pid: number): number {
  return toCpuMs(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** A line of /proc/<pid>/stat → CPU time. **Units** milliseconds. */
export function toCpuMs(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * TICK_MS;
}

/** The most memory that a process has had resident. **Units** MiB. */
export function readPeakRssMb(pid: number): number {
  return toPeakRssMb(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** The text of /proc/<pid>/status → peak of resident memory. **Units** MiB. */
export function toPeakRssMb(status: string): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / KIB_PER_MIB;
}
