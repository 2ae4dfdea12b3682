import { SECOND } from '../kernel/time.js';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { API, answer } from './answers.js';
import { hostOf, isTrusted } from './domains.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { fromPlainId, toPlainId } from './ids.js';
import { claimsOf, sign } from './jwt.js';
import { companyIn, entityIn, featureOf } from './lookup.js';
import type { EntityRecord, Json } from './state.js';
import type { World } from './world.js';

const PURPOSE = 'funding_accounts';
/** A purpose that exists, but not for hosted pages. */
const OTHER_PURPOSE = 'api_access';
const HOSTED_SECRET = 'treasury-path sandbox hosted page';

/** The access of a token. */
export interface Ticket {
  readonly entity: EntityRecord;
  readonly returnUrl: string | null;
}

/** `/hosted_page_tokens`, and the endpoint of the same name for other purposes. **Source** contract 4. */
export function hostedTokenRoutes(world: World): readonly Route[] {
  return [
    { method: 'POST', path: `${API}/hosted_page_tokens`, handler: (request) => create(world, request) },
    {
      method: 'POST',
      path: `${API}/companies/:company/entities/:entity/hosted_page_tokens`,
      handler: (request) => {
        companyIn(world, request);
        entityIn(world, request);
        throw fail(501, 'base', 'Tokens for this purpose are not simulated');
      },
    },
  ];
}

/** Reports the first problem. **Source** contract 4.2. */
function create(world: World, request: SimRequest): SimResponse {
  const body = fields.bodyOf(request);
  if (fields.isBlank(body['entity_id'])) throw fail(400, 'entity_id', 'Entity ID is required');
  requirePurpose(body);
  const entity = entityOf(world, body);
  const returnUrl = acceptedReturnUrl(world, body);
  const claims = {
    company_id: toPlainId(entity.companyId),
    entity_id: toPlainId(entity.id),
    purpose: PURPOSE,
    exp: Math.floor((world.nowMs + world.settings.hostedTokenLifeMs) / SECOND),
    jti: world.random.token(12),
    ...(returnUrl === null ? {} : { return_url: returnUrl }),
  };
  const token = sign(claims, HOSTED_SECRET);
  return answer(world, 201, {
    token,
    purpose: PURPOSE,
    ...(returnUrl === null ? {} : { return_url: returnUrl }),
  });
}

function requirePurpose({ purpose }: Json): void {
  if (fields.isBlank(purpose)) throw fail(400, 'purpose', 'Purpose is required');
  if (purpose === OTHER_PURPOSE) throw fail(403, 'purpose', 'Purpose must be a hosted_page category');
  if (purpose !== PURPOSE) throw fail(400, 'purpose', 'Invalid purpose');
}

function entityOf(world: World, body: Json): EntityRecord {
  const entity = world.state.entities.get(body['entity_id']);
  if (!entity) throw fail(404, 'entity_id', 'Entity not found or not accessible in this company');
  if (!world.state.companies.get(entity.companyId)?.inScope) {
    throw fail(422, 'entity', 'Entity does not belong to this company');
  }
  if (featureOf(world, entity)?.status === 'ACTIVE') return entity;
  throw fail(
    422,
    'entity_id',
    'Multi-currency account not found for this entity. Please create an account first.',
  );
}

/** Without a list of trusted domains, the URL is silently dropped. **Source** contract 5. */
function acceptedReturnUrl(world: World, body: Json): string | null {
  const address = body['return_url'];
  const { trustedDomains } = world.state;
  if (fields.isBlank(address) || !trustedDomains) return null;
  const host = hostOf(address);
  if (host === undefined) throw fail(422, 'return_url', 'must be an absolute http or https URL');
  if (isTrusted(host, trustedDomains.domains, world.settings.wildcardDepth)) return String(address);
  throw fail(422, 'return_url', 'URL domain is not in the trusted domains list');
}

/** The current access of the token; undefined if it is expired, forged or for a removed entity. */
export function ticketOf(world: World, token: string): Ticket | undefined {
  const claims = claimsOf(token, HOSTED_SECRET);
  if (!claims || Number(claims['exp']) * SECOND <= world.nowMs) return undefined;
  const entity = world.state.entities.get(fromPlainId(String(claims['entity_id'])));
  if (!entity) return undefined;
  const returnUrl = claims['return_url'];
  return { entity, returnUrl: typeof returnUrl === 'string' ? returnUrl : null };
}
