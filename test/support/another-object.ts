import { expect, it } from 'vitest';
import { UpstreamError } from '../../src/domain/errors.js';

/** A read of one object, and what its path answers. */
export interface SingleRead<Fake> {
  readonly title: string;
  readonly path: string;
  /** The answer with the object that was asked for. */
  readonly asked: unknown;
  /** The answer with another object. */
  readonly another: unknown;
  /** What else is read on the way. */
  readonly routes?: Readonly<Record<string, unknown>>;
  readonly read: (fake: Fake) => Promise<unknown>;
}

/** Tests that every read gives the object that was asked for, and no other. */
export function itGivesNoOther<Fake>(
  open: (routes: Record<string, unknown>) => Fake,
  reads: ReadonlyArray<SingleRead<Fake>>,
): void {
  it.each(reads)('$title gives what was asked for', async ({ path, asked, routes, read }) => {
    expect(await read(open({ ...routes, [path]: asked }))).not.toBeNull();
  });

  it.each(reads)('$title gives nothing of another object', async ({ path, another, routes, read }) => {
    const error = await read(open({ ...routes, [path]: another })).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ code: 'INVALID_RESPONSE' });
  });
}
