import { PROVIDERS, type WriteKind } from '../../../src/datasources/index.js';
import { cardbillerCases } from './cardbiller-cases.js';
import { linkerCases } from './linker-cases.js';
import { Stage } from './stage.js';
import { treasureCases } from './treasure-cases.js';
import { treasuryPrimeCases } from './treasury-prime-cases.js';
import type { WriteCase } from './write-case.js';

/** Writes that go well, by provider. */
const CASES: Readonly<Record<string, readonly WriteCase[]>> = {
  cardbiller: cardbillerCases,
  linker: linkerCases,
  treasure: treasureCases,
  'treasury-prime': treasuryPrimeCases,
};

export function casesOf(provider: string): readonly WriteCase[] {
  return CASES[provider] ?? [];
}

/** The journaled ports that a provider offers: whatever plans a write. */
export async function writePortsOf(provider: string): Promise<readonly WriteKind[]> {
  const stage = await Stage.start(provider);
  const ports = Object.entries(stage.connector.ports) as Array<[WriteKind, object]>;
  await stage.close();
  return ports.flatMap(([name, port]) => ('plan' in port ? [name] : [])).sort();
}

export const PROVIDER_KEYS = PROVIDERS.map(({ key }) => key);
