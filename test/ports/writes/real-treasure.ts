import type { Business } from '../../../src/domain/business.js';
import { application } from '../../unit/datasources/treasure/application.js';
import { all, idAt, one, refOf, usd } from './objects.js';
import { type RealRefusal, refusing } from './real-refusal.js';
import type { Stage } from './stage.js';
import {
  bankDetails,
  businessThatIs,
  HALVES,
  newBusiness,
  portfolioOf,
  withdrawal,
} from './treasure-cases.js';

const OTHERWISE = '400 `INVALID_PARAMS` about none of them, `INVALID_STATE` (assumed), unknown codes';
const BAD_FIELD = '400 `INVALID_PARAMS`, any other detail of a field below';
const UNKNOWN = '400 `INVALID_PATH`, 404';
const NOBODY = '00000000-0000-4000-8000-000000000000';

const nobody = (stage: Stage): string => idAt(stage.connector, 'Business', NOBODY);

/** A business that was declined. */
async function closedBusiness(stage: Stage): Promise<string> {
  const { id } = await newBusiness(stage);
  await stage.carryOut('submitBusinessOnboarding', { business: id, application: application() });
  await stage.command({ action: 'onboarding', business: refOf(id), step: 'internal_reject' });
  return id;
}

/** The bank account of a good withdrawal, as one of this business, whose it is not. */
async function misplaced(stage: Stage, business: string): Promise<string> {
  const { destination: to } = await withdrawal(stage);
  const account = 'account' in to ? refOf(to.account).split('/').at(-1) : undefined;
  return idAt(stage.connector, 'Account', `bank_account/${refOf(business)}/${account}`);
}

/** The application of a business that waits for one. */
const newApplication = async (stage: Stage) => ({
  business: (await newBusiness(stage)).id,
  application: application(),
});

export const realTreasure: readonly RealRefusal[] = [
  {
    ...refusing('createTransfer', BAD_FIELD, 'the bank account is of another business', async (stage) => {
      const { destination: to } = await withdrawal(stage);
      const owner = 'account' in to ? refOf(to.account).split('/')[1] : undefined;
      const isAnother = ({ id, status }: Business) => status === 'OPEN' && refOf(id) !== owner;
      const another = one(await all(stage, 'businesses'), isAnother, 'another business that is open');
      const account = await misplaced(stage, another.id);
      return withdrawal(stage, { source: portfolioOf(stage, another), destination: { account } });
    }),
    field: 'destination.account',
  },
  refusing('createTransfer', OTHERWISE, 'the business is not open yet', async (stage) => {
    const business = await businessThatIs(stage, 'PENDING');
    const account = await misplaced(stage, business.id);
    return withdrawal(stage, { source: portfolioOf(stage, business), destination: { account } });
  }),
  refusing('createTransfer', UNKNOWN, 'there is no such business', async (stage) => {
    const from = idAt(stage.connector, 'Account', `portfolio/${NOBODY}`);
    return withdrawal(stage, {
      source: from,
      destination: { account: await misplaced(stage, nobody(stage)) },
      amount: usd(1n),
    });
  }),
  {
    ...refusing('createBusiness', BAD_FIELD, 'the name is longer than Treasure takes', async () => ({
      legalName: 'Northwind Robotics LLC',
      doingBusinessAs: null,
      userData: null,
    })),
    rewrite: (body) => ({ ...body, legal_name: 'x'.repeat(1001) }),
    field: 'legalName',
  },
  refusing('linkBankAccount', OTHERWISE, 'the business is not open yet', async (stage) => ({
    business: (await businessThatIs(stage, 'PENDING')).id,
    ...bankDetails,
  })),
  refusing('linkBankAccount', UNKNOWN, 'there is no such business', async (stage) => ({
    business: nobody(stage),
    ...bankDetails,
  })),
  {
    ...refusing('linkBankAccount', BAD_FIELD, 'the routing number is too short', async (stage) => ({
      business: (await businessThatIs(stage, 'OPEN')).id,
      ...bankDetails,
    })),
    rewrite: (body) => ({ ...body, routing_number: '02100002' }),
    field: 'routingNumber',
  },
  refusing('submitBusinessOnboarding', OTHERWISE, 'nobody waits for an application', async (stage) => ({
    business: (await businessThatIs(stage, 'OPEN')).id,
    application: application(),
  })),
  refusing('submitBusinessOnboarding', UNKNOWN, 'there is no such business', async (stage) => ({
    business: nobody(stage),
    application: application(),
  })),
  {
    ...refusing(
      'submitBusinessOnboarding',
      '400 `INVALID_PARAMS`, a detail `PARAM_IS_UNEXPECTED` of a field below',
      'a field is not known',
      newApplication,
    ),
    rewrite: ({ business, ...rest }) => ({
      ...rest,
      business: { ...(business as object), star_sign: 'aries' },
    }),
    field: 'application.business.star_sign',
  },
  {
    ...refusing(
      'submitBusinessOnboarding',
      '400 `INVALID_PARAMS`, a detail `PARAM_IS_MISSING` of a field below',
      'a section is missing',
      newApplication,
    ),
    rewrite: ({ policies: _, ...rest }) => rest,
    field: 'application.policies',
  },
  refusing('setPortfolioAllocation', OTHERWISE, 'the business is closed', async (stage) => ({
    business: await closedBusiness(stage),
    allocations: HALVES,
  })),
  refusing('setPortfolioAllocation', UNKNOWN, 'there is no such business', async (stage) => ({
    business: nobody(stage),
    allocations: HALVES,
  })),
  {
    ...refusing('setPortfolioAllocation', BAD_FIELD, 'it is not 100 together', async (stage) => ({
      business: (await businessThatIs(stage, 'OPEN')).id,
      allocations: HALVES,
    })),
    rewrite: ({ products }) => ({ products: (products as unknown[]).slice(1) }),
    field: 'allocations',
  },
  {
    ...refusing('updateUserData', BAD_FIELD, 'it is too large', async (stage) => ({
      id: (await businessThatIs(stage, 'OPEN')).id,
      userData: { note: 'x'.repeat(16 * 1024) },
    })),
    field: 'userData',
  },
  refusing('updateUserData', UNKNOWN, 'there is no such business', async (stage) => ({
    id: nobody(stage),
    userData: {},
  })),
];
