import type { CreateBusiness } from '../../../domain/commands.js';
import { REFERENCE_KEY } from '../../../domain/own-user-data.js';

/** The body of `POST /v1/businesses`. **Source** create a business. */
export function toBusinessBody(
  { legalName, doingBusinessAs, userData }: CreateBusiness,
  reference: string,
): object {
  return {
    legal_name: legalName,
    ...(doingBusinessAs !== null && { doing_business_as: doingBusinessAs }),
    user_data: { ...userData, [REFERENCE_KEY]: reference },
  };
}
