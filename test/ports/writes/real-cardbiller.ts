import { cardOrder, cardsThatAre, funding, inventory } from './cardbiller-cases.js';
import { all, availableIn, fullAccounts, one, refOf, usd } from './objects.js';
import { type RealRefusal, refusing } from './real-refusal.js';
import { present, type Stage } from './stage.js';

/** A card of this state at the provider. */
const cardThatIs = async (stage: Stage, status: string): Promise<string> =>
  present((await cardsThatAre(stage, status))[0], `a card that is ${status}`).id;

/** The account is of another kind from now on. */
async function noTreasuryAccount(stage: Stage): Promise<void> {
  for (const { id } of await all(stage, 'accounts'))
    await stage.command({ action: 'account', account: refOf(id), kind: 'Payments' });
}

/** No ledger is in use from now on. */
async function noLedger(stage: Stage): Promise<void> {
  for (const { id } of await all(stage, 'ledgers'))
    await stage.command({ action: 'ledger', ledger: refOf(id), active: false });
}

const after =
  <C>(prepare: (stage: Stage) => Promise<void>, command: (stage: Stage) => Promise<C>) =>
  async (stage: Stage): Promise<C> => {
    const asked = await command(stage);
    await prepare(stage);
    return asked;
  };

const turnsOf = (kind: 'suspendCard' | 'unsuspendCard'): readonly RealRefusal[] => [
  refusing(kind, '`CARD_NOT_ACTIVE`', 'it was never activated', async (stage) => ({
    id: await cardThatIs(stage, 'Pending'),
  })),
  refusing(kind, '`SUSPEND_LIMIT_REACHED`', 'somebody else has changed it today', async (stage) => {
    const isSuspending = kind === 'suspendCard';
    const id = await cardThatIs(stage, 'Active');
    await stage.settings({ suspendRule: 'strict' });
    await stage.carryOut('suspendCard', { id });
    if (isSuspending) await stage.command({ action: 'card', card: refOf(id), status: 'Active' });
    return { id };
  }),
];

const movesOf = (kind: 'loadCard' | 'debitCard'): readonly RealRefusal[] => [
  refusing(kind, '`CARD_NOT_ACTIVE`', 'it is suspended', async (stage) =>
    funding(stage, { card: await cardThatIs(stage, 'Suspended') }),
  ),
  refusing(kind, '`CARD_NOT_ACTIVE`', 'it was never activated', async (stage) =>
    funding(stage, { card: await cardThatIs(stage, 'Pending') }),
  ),
  refusing(kind, '`LEDGER_NOT_ACTIVE`', 'its ledger is in use no longer', after(noLedger, funding)),
  refusing(kind, '`ACCOUNT_NOT_TREASURY`', 'its account has changed', after(noTreasuryAccount, funding)),
];

export const realCardbiller: readonly RealRefusal[] = [
  refusing(
    'issueCard',
    '`ACCOUNT_NOT_TREASURY`',
    'the account has changed',
    after(noTreasuryAccount, cardOrder),
  ),
  refusing('issueCard', '`LEDGER_NOT_ACTIVE`', 'the ledger was never activated', async (stage) => {
    const unused = one(
      await all(stage, 'ledgers'),
      ({ status }) => status === 'INACTIVE',
      'an unused ledger',
    );
    return cardOrder(stage, { ledger: unused.id });
  }),
  refusing('issueCard', '`CARD_PROGRAM_NOT_ENABLED`', 'cards of plastic were never set up', async (stage) => {
    const order = await cardOrder(stage);
    const account = refOf(order.account);
    await stage.command({ action: 'account', account, cardType: 'Physical', programEnabled: false });
    return order;
  }),
  ...turnsOf('suspendCard'),
  ...turnsOf('unsuspendCard'),
  ...movesOf('loadCard'),
  ...movesOf('debitCard'),
  refusing('loadCard', '`INSUFFICIENT_LEDGER_BALANCE`', 'the ledger has less', async (stage) => {
    const [account] = await fullAccounts(stage);
    return funding(stage, { amount: usd(availableIn(present(account, 'an account')) + 1n) });
  }),
  refusing('debitCard', '`INSUFFICIENT_CARD_BALANCE`', 'the card has less', async (stage) => {
    const { cards } = await inventory(stage);
    const most = cards.map(({ balance }) => Number(balance.replace('.', ''))).sort((a, b) => b - a)[0] ?? 0;
    return funding(stage, { amount: usd(BigInt(most) + 1n) });
  }),
];
