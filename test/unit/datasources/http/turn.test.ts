import { describe, expect, it } from 'vitest';
import { inTurn } from '../../../../src/datasources/http/turn.js';

const left = () => new Error('left');

describe('waiting for a turn', () => {
  it('ends at once when the signal ends', async () => {
    const caller = new AbortController();
    const waiting = inTurn(caller.signal, left, () => new Promise(() => undefined));

    caller.abort();

    await expect(waiting).rejects.toThrow('left');
  });

  it('is not entered with a signal that has ended', async () => {
    let entered = false;
    const work = async () => {
      entered = true;
    };

    await expect(inTurn(AbortSignal.abort(), left, work)).rejects.toThrow('left');

    expect(entered).toBe(false);
  });

  it('leaves begun work to end by itself', async () => {
    const caller = new AbortController();
    const result = inTurn(caller.signal, left, async (begin) => {
      begin();
      caller.abort();
      return 'done';
    });

    expect(await result).toBe('done');
  });

  it('does not let work begin after it was left', async () => {
    const caller = new AbortController();
    let begun = false;
    let itsTurn = () => {};
    const turn = new Promise<void>((resolve) => {
      itsTurn = resolve;
    });
    const waiting = inTurn(caller.signal, left, async (begin) => {
      await turn;
      begin();
      begun = true;
    });
    caller.abort();
    await expect(waiting).rejects.toThrow('left');

    itsTurn();
    await turn;

    expect(begun).toBe(false);
  });
});
