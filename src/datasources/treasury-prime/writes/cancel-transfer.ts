import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { Named } from '../../../domain/commands.js';
import { refWithin } from '../../../domain/ids.js';
import type { UserError } from '../../../domain/operation.js';
import { userError } from '../../../domain/rules/user-errors.js';
import type { Transfer } from '../../../domain/transfer.js';
import type { WritePort } from '../../ports/writes.js';
import { readNamed } from '../../reading/named.js';
import { userMessages } from '../../writing/user-messages.js';
import type { TreasuryPrimeApi } from '../api.js';
import { asAnswered, type TransferMappers, transferMapper } from '../mappers/to-transfer.js';
import type { Reading } from '../reads/lists.js';
import { parseTransferRef, type TransferRef } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { sendChange } from './sending.js';

/** **Source** ACH, book transfers, wires: can be canceled only while pending; in another state the answer is 400. */
const toUserErrors = userMessages({
  REJECTED: { code: 'NOT_CANCELABLE', field: 'id', says: 'refused to cancel this transfer' },
  NOT_FOUND: { code: 'NOT_FOUND', field: 'id', says: 'does not know this transfer' },
});

/** Cancels transfers that were not sent yet. A transfer that is already canceled is a success. */
export function cancelTransferPort(api: TreasuryPrimeApi): WritePort<Named, Transfer> {
  const mappers = transferMapper(api);
  return {
    plan: ({ id }) => {
      const ref = toRef(api.connector, id);
      if (!ref) return { errors: [unknown(api.connector)] };
      const toDomain = mappers[ref.resource];
      const change = { path: pathOf(ref), id: ref.id, noun: ref.resource, status: 'canceled', toDomain };
      return {
        recoveryMethod: 'CONVERGES',
        lock: null,
        check: (call) => stateErrors({ api, call }, mappers, ref),
        send: async (attempt) => asAnswered(await sendChange(api, attempt, change)),
        toUserErrors,
      };
    },
  };
}

async function stateErrors(
  { api, call }: Reading,
  mappers: TransferMappers,
  ref: TransferRef,
): Promise<readonly UserError[]> {
  const answer = await orUnknown(api.upstream.get(call, pathOf(ref), {}, { fresh: true }));
  if (!answer) return [unknown(api.connector)];
  const { resource, id } = ref;
  const { status, cancelable } = readNamed(api, answer, { noun: resource, id }, mappers[resource]);
  if (cancelable || (status === 'CANCELED' && ref.resource !== 'fednow')) return [];
  const message =
    ref.resource === 'fednow'
      ? 'required a transfer that can be called back, arrived a FedNow payment'
      : `required a pending transfer, arrived one that is ${status}`;
  return [userError('id', message, 'NOT_CANCELABLE')];
}

function toRef({ name }: ConnectorRef, id: string): TransferRef | null {
  const ref = refWithin(name, 'Transfer', id);
  return ref === null ? null : parseTransferRef(ref);
}

function pathOf({ resource, id }: TransferRef): string {
  return `/${resource}/${encodeURIComponent(id)}`;
}

function unknown({ name }: ConnectorRef): UserError {
  return userError('id', `required a transfer of ${name}`, 'NOT_FOUND');
}
