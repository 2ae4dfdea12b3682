import { touches } from '../../../domain/filters.js';
import type { Feed } from '../../../domain/page.js';
import type { Transfer, TransferFilter } from '../../../domain/transfer.js';
import { pageFeed } from '../../paging/page-feed.js';
import type { TransfersPort } from '../../ports/ports.js';
import { insideData, readNamed } from '../../reading/named.js';
import { orNull } from '../../reading/records.js';
import type { TreasuryPathApi } from '../api.js';
import { type PaymentJson, readBankAccount, readPayment } from '../json/records.js';
import { type Ends, endsMapper } from '../mappers/to-ends.js';
import { type TransferMapper, transferMapper } from '../mappers/to-transfer.js';
import { companyPath } from '../paths.js';
import { type OwnedRef, parseOwnedId, parseOwnedRef, toOwnedId } from '../refs.js';
import { bankAccountList } from './bank-account-reads.js';
import { feedsOfAll } from './companies.js';
import { type NumberedList, type Reading, readPage, readWhole } from './lists.js';

/** What the reads below are done with. */
interface Tools {
  readonly reading: Reading;
  readonly toTransfer: TransferMapper;
  readonly toEnds: ReturnType<typeof endsMapper>;
  /** The company was only named by a ref. */
  readonly isNamed: boolean;
  /** Rows to give; all when absent. */
  readonly keeps?: (transfer: Transfer) => boolean;
}

/** Payments, each company's a list of its own. */
export function transfersPort(api: TreasuryPathApi): TransfersPort {
  const mappers = { toTransfer: transferMapper(api), toEnds: endsMapper(api) };
  return {
    rails: ['PAYMENT'],
    list: async (call, { filter, accounts }) => {
      if (!(filter.rails?.includes('PAYMENT') ?? true)) return [];
      const reading = { api, call };
      const limit = accounts?.map(parseOwnedRef).filter((ref) => ref !== null);
      const companyIds = companiesOf(api, filter, limit);
      const isNamed = companyIds !== undefined;
      const tools = { ...mappers, reading, isNamed, ...(limit && { keeps: toLimit(api, limit) }) };
      const feed = (companyId: string) => feedOf(tools, companyId);
      return companyIds ? companyIds.map(feed) : feedsOfAll(reading, feed);
    },
    read: async (call, ref) => {
      const owned = parseOwnedRef(ref);
      if (!owned) return null;
      const { companyId, id } = owned;
      const answer = await orNull(api.upstream.get(call, companyPath(companyId, 'payments', id)));
      if (!answer) return null;
      const json = readNamed(api, answer, { noun: 'payment', id, inside: insideData }, readPayment);
      const { ends } = await readEnds({ ...mappers, reading: { api, call }, isNamed: true }, companyId);
      return mappers.toTransfer(json, companyId, ends);
    },
  };
}

/** The companies that can have rows; undefined stands for all. Both ends of a payment are looked for in its own company. */
function companiesOf(
  { connector }: TreasuryPathApi,
  { account, counterparty }: TransferFilter,
  limit: readonly OwnedRef[] | undefined,
): readonly string[] | undefined {
  const groups: Array<ReadonlyArray<OwnedRef | null>> = [];
  if (account !== undefined) groups.push([parseOwnedId(connector, 'Account', account)]);
  if (counterparty !== undefined) groups.push([parseOwnedId(connector, 'Counterparty', counterparty)]);
  if (limit) groups.push(limit);
  const [first, ...others] = groups.map((refs) => new Set(refs.flatMap((ref) => ref?.companyId ?? [])));
  return first && [...first].filter((id) => others.every((ids) => ids.has(id)));
}

/** Rows of a limited caller touch an account of the limit. */
function toLimit({ connector }: TreasuryPathApi, limit: readonly OwnedRef[]) {
  const ids = limit.map((ref) => toOwnedId(connector, 'Account', ref));
  return (transfer: Transfer) => ids.some((id) => touches(transfer, id));
}

function feedOf(tools: Tools, companyId: string): Feed<Transfer> {
  const { reading, toTransfer, isNamed, keeps } = tools;
  const list: NumberedList<PaymentJson> = {
    path: companyPath(companyId, 'payments'),
    noun: 'payment',
    toDomain: readPayment,
    isPaged: true,
    isOptional: isNamed,
  };
  let ends: Promise<KnownEnds> | undefined;
  return pageFeed({
    key: companyId,
    ...(keeps && { keeps }),
    read: async (page) => {
      ends ??= readEnds(tools, companyId);
      const [payments, known] = await Promise.all([readPage(reading, list, page), ends]);
      return {
        ...payments,
        items: payments.items.map((json) => toTransfer(json, companyId, known.ends)),
        // Without its end a row is missing from the list of an account: told once.
        unreadable: payments.unreadable + (page === 1 ? known.unreadable : 0),
        incomplete: known.incomplete,
      };
    },
  });
}

interface KnownEnds {
  readonly ends: Ends;
  /** How many accounts could not be read. */
  readonly unreadable: number;
  /** True if further accounts may be missing. */
  readonly incomplete: boolean;
}

/** Who stands behind the payment profiles of a company: the request has often read these accounts already. */
async function readEnds({ reading, toEnds, isNamed }: Tools, companyId: string): Promise<KnownEnds> {
  const list = { ...bankAccountList(companyId, readBankAccount), isOptional: isNamed };
  const { items, unreadable, incomplete = false } = await readWhole(reading, list);
  return { ends: toEnds(items, companyId), unreadable, incomplete };
}
