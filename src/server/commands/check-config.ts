import { loadConfiguration } from '../../config/index.js';
import type { Connector } from '../../datasources/index.js';
import { systemClock } from '../../domain/clock.js';
import { withinDeadline } from '../../domain/deadline.js';
import { UpstreamError } from '../../domain/errors.js';
import { createTelemetry } from '../../telemetry/index.js';
import { openConfigured } from '../gateway.js';
import { providerChecks } from '../provider-checks.js';
import { withoutCallers } from './start-screen.js';

const PATIENCE_MS = 15_000;

/**
 * Validates a configuration, calls each connector's cheapest endpoint and prints a table. Returns the exit status: 1 if one
 * fails.
 */
export async function checkConfig(path: string): Promise<number> {
  const configuration = loadConfiguration(path, process.env, providerChecks);
  const connectors = await openConfigured(configuration, createTelemetry({ level: 'silent' }));
  const rows = await Promise.all(connectors.all.map(checkConnector));
  await connectors.close();
  process.stdout.write(
    `${table([['connector', 'provider', 'environment', 'answer'], ...rows.map(({ cells }) => cells)])}\n`,
  );
  for (const line of withoutCallers(configuration.callers)) process.stderr.write(`${line}\n`);
  return rows.every(({ isGood }) => isGood) ? 0 : 1;
}

async function checkConnector(connector: Connector): Promise<{ cells: string[]; isGood: boolean }> {
  const { name, provider, environment } = connector;
  const cells = [name, provider, environment];
  try {
    await withinDeadline(systemClock, PATIENCE_MS, (signal) => connector.check(signal));
    return { cells: [...cells, 'ok'], isGood: true };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { cells: [...cells, `${error.code}: ${error.message}`], isGood: false };
  }
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
