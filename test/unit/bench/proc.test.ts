import { describe, expect, it } from 'vitest';
import { readCpuMs, readPeakRssMb, toCpuMs, toPeakRssMb } from '../../../bench/run/proc.js';

describe('the figures of /proc', () => {
  it('add user and system time, also of a program with spaces and brackets in its name', () => {
    const stat = '42 (node (a b)) S 1 42 42 0 -1 4194304 100 0 0 0 250 30 0 0 20 0 11 0 1234 5678 910';

    expect(toCpuMs(stat)).toBe(2800);
  });

  it('state the peak of resident memory in MiB', () => {
    expect(toPeakRssMb('VmPeak:\t  999999 kB\nVmHWM:\t  204800 kB\nVmRSS:\t  1024 kB\n')).toBe(200);
  });

  it('are read of a running process', () => {
    expect(readCpuMs(process.pid)).toBeGreaterThan(0);
    expect(readPeakRssMb(process.pid)).toBeGreaterThan(10);
  });
});
