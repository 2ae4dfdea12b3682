import type * as domain from '../../domain/hosted-page.js';
import { enumType } from '../shared/enum-type.js';

export const HostedPagePurpose = enumType<domain.HostedPagePurpose>({
  name: 'HostedPagePurpose',
  description: 'The purpose of a hosted page.',
  values: { FUNDING_ACCOUNTS: 'Links the accounts that fund a customer.' },
});
