import { TREASURY_ACCOUNTS } from '../../../sandbox/cardbiller/identities.js';
import { definition as cardbiller } from '../../../sandbox/cardbiller/index.js';
import { definition as treasure } from '../../../sandbox/treasure/index.js';
import { definition as treasuryPrime } from '../../../sandbox/treasury-prime/index.js';
import type { Simulators } from './simulators.js';

export type Row = Readonly<Record<string, any>>;

/** What there is to move money between, in the providers' own ids. */
export interface Ground {
  /** Open accounts of one bank, those with the most money first. */
  readonly accounts: readonly string[];
  readonly counterparties: readonly string[];
  readonly bankCards: readonly string[];
  readonly business: string;
  readonly bankAccount: string;
  readonly fundedCards: readonly string[];
  readonly cardAccount: string;
  readonly ledger: string;
}

/** Reads and prepares things at the providers themselves, past every gateway. */
export class Provider {
  private token: string | null = null;

  constructor(private readonly simulators: Simulators) {}

  /** **Throws** for every answer but a 2xx. */
  async bank(method: string, path: string, body?: object): Promise<Row> {
    const { keyId, keyValue } = treasuryPrime.configuration['credentials'] as Row;
    const basic = Buffer.from(`${keyId}:${keyValue}`).toString('base64');
    return this.call('tp-main', { method, path, authorization: `Basic ${basic}`, body });
  }

  async survey(): Promise<Ground> {
    const { data: businesses } = await this.treasure('/v1/businesses?limit=50');
    const open = (await this.portfolios(businesses)).sort((a, b) => b.balance - a.balance);
    const { id: business } = open[0] ?? {};
    const { data: linked } = await this.treasure(`/v1/businesses/${business}/bank_accounts`);
    return { ...(await this.surveyBank()), ...this.cards(), business, bankAccount: linked[0].id };
  }

  private async surveyBank() {
    const { data } = await this.bank('GET', '/account?status=open&page_size=100');
    const all = await Promise.all(data.map(({ id }: Row) => this.bank('GET', `/account/${id}`)));
    const rich = all
      .filter(({ locked }) => !locked)
      .sort((a, b) => Number(b.available_balance) - Number(a.available_balance));
    const bank = rich[0]?.bank_id;
    const accounts = rich.filter(({ bank_id }) => bank_id === bank).map(({ id }) => id);
    const { data: others } = await this.bank('GET', '/counterparty?page_size=100');
    const { data: cards } = await this.bank('GET', '/card?page_size=100');
    return {
      accounts: accounts.slice(0, 3),
      counterparties: others.filter(({ ach }: Row) => ach).map(({ id }: Row) => id),
      bankCards: cards.filter(({ status }: Row) => status === 'active').map(({ id }: Row) => id),
    };
  }

  private cards() {
    const { resources } = cardbiller.configurationAt?.({ origin: '', size: 'small' }) as Row;
    const [first, , , , fifth, sixth] = resources.cards as ReadonlyArray<{ id: string; ledger: string }>;
    const [cardAccount = ''] = TREASURY_ACCOUNTS;
    const fundedCards = [first, fifth, sixth].map((card) => card?.id ?? '');
    return { fundedCards, cardAccount, ledger: first?.ledger ?? '' };
  }

  private portfolios(businesses: readonly Row[]): Promise<Row[]> {
    return Promise.all(
      businesses.map(async ({ id }) => {
        const answer = await this.treasure(`/v1/businesses/${id}/portfolio`).catch(() => null);
        return { id, balance: Number(answer?.['balance']?.amount ?? 0) };
      }),
    );
  }

  private async treasure(path: string): Promise<Row> {
    const { clientId: client_id, clientSecret: client_secret } = treasure.configuration['credentials'] as Row;
    const body = { client_id, client_secret };
    const asked = { method: 'POST', path: '/v1/oauth/token', authorization: '', body };
    this.token ??= (await this.call('treasure-main', asked))['access_token'];
    const answer = await this.call('treasure-main', {
      ...{ method: 'GET', path, body: undefined },
      authorization: `Bearer ${this.token}`,
    });
    return Array.isArray(answer) ? { data: answer } : answer;
  }

  private async call(name: string, { method, path, authorization, body }: CallToProvider): Promise<Row> {
    const answer = await fetch(`${this.simulators.url(name)}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${name}: ${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  }
}

interface CallToProvider {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: object | undefined;
}
