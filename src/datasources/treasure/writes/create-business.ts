import type { Business } from '../../../domain/business.js';
import type { CreateBusiness } from '../../../domain/commands.js';
import type { UserError } from '../../../domain/operation.js';
import { nameErrors } from '../../../domain/rules/texts.js';
import { type Mark, UnexpectedEffectError, type WritePort } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { readRecord } from '../../reading/records.js';
import type { TreasureApi } from '../api.js';
import { readBusiness } from '../json/records.js';
import { toBusinessBody } from '../mappers/business-body.js';
import { toBusiness } from '../mappers/to-business.js';
import { fieldTable, treasureMessages } from '../user-errors.js';
import { confirmReference, findMarked, lookAtAll } from './find.js';
import { treasureUserDataErrors } from './user-data-rules.js';

const PATH = '/v1/businesses';

/** **Source** create a business, errors. */
const toUserErrors = treasureMessages({
  toField: fieldTable({
    legal_name: 'legalName',
    doing_business_as: 'doingBusinessAs',
    user_data: 'userData',
  }),
  refused: { says: 'refused the business' },
  unknown: { says: 'does not let businesses be created' },
});

/** Creates businesses, which then wait for their onboarding. */
export function createBusinessPort(api: TreasureApi): WritePort<CreateBusiness, Business> {
  return {
    plan: (command) => {
      const errors = commandErrors(command);
      if (errors.length > 0) return { errors };
      const toDomain = (mark: Mark) => (fields: Fields) => toMade(api, command, mark, fields);
      return {
        recoveryMethod: 'LIST',
        lock: null,
        send: async ({ call, mark, guard }) => {
          const body = toBusinessBody(command, mark.reference);
          const answer = await api.upstream.send(call, { method: 'POST', path: PATH, body, guard });
          return readRecord(api, 'business', answer, toDomain(mark));
        },
        find: async ({ call, mark }) => {
          const looked = await lookAtAll(api, call, PATH, 'businesses');
          return findMarked(api, looked, { noun: 'business', mark, toDomain: toDomain(mark) });
        },
        toUserErrors,
      };
    },
  };
}

function commandErrors({ legalName, doingBusinessAs, userData }: CreateBusiness): readonly UserError[] {
  return [
    ...nameErrors(legalName, 'legalName'),
    ...nameErrors(doingBusinessAs, 'doingBusinessAs'),
    ...treasureUserDataErrors(userData),
  ];
}

/** The created business. **Throws** `UnexpectedEffectError` when it differs from the command. */
function toMade(
  { connector }: TreasureApi,
  { legalName }: CreateBusiness,
  mark: Mark,
  fields: Fields,
): Business {
  const wire = readBusiness(fields);
  if (wire.legal_name !== legalName)
    throw new UnexpectedEffectError('legal_name', 'the name asked for', 'another');
  confirmReference(wire.user_data, mark);
  return toBusiness(wire, connector);
}
