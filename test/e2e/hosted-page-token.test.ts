import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

const ENTITIES = '{ businesses(first: 50, connectors: ["path-main"]) { nodes { id onboardingStatus } } }';
const OPEN = `mutation Open($entityId: String!) {
  createHostedPageToken(input: { connector: "path-main", entityId: $entityId, purpose: FUNDING_ACCOUNTS }) {
    hostedPageToken { token hostedPageUrl expiresAt returnUrlIgnored }
    errors { code messages }
  }
}`;
const LINK = `mutation { createWebhookDashboardLink(input: { connector: "treasure-main" }) { link { url } errors { code } } }`;

describe('a hosted-page token', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start({ LOG_LEVEL: 'trace' });
  });
  afterAll(() => gateway.stop());

  const post = (query: string, variables: object = {}) =>
    fetch(gateway.sandbox.graphql, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${gateway.sandbox.tokens.operator}`,
      },
      body: JSON.stringify({ query, variables }),
    });

  async function open(): Promise<{
    readonly token: string;
    readonly url: string;
    readonly answer: Response;
  }> {
    const { data } = await gateway.query(ENTITIES);
    const entity = data.businesses.nodes.find((each: any) => each.onboardingStatus === 'ACTIVE');
    const answer = await post(OPEN, { entityId: entity.id });
    const body = (await answer.json()) as { data: any };
    const { hostedPageToken, errors } = body.data.createHostedPageToken;
    expect(errors).toEqual([]);
    return { token: hostedPageToken.token, url: hostedPageToken.hostedPageUrl, answer };
  }

  /** Everything that the gateway has written anywhere but to its caller. */
  async function everythingElse(): Promise<string> {
    const metrics = await fetch(`${gateway.origin}/metrics`, {
      headers: { authorization: `Bearer ${gateway.sandbox.tokens.operator}` },
    });
    const files = readdirSync(gateway.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    return [gateway.output(), await metrics.text(), ...files].join('\n');
  }

  it('goes to its caller, who must not keep the answer, and is written down nowhere', async () => {
    const { token, url, answer } = await open();

    const rest = await everythingElse();

    expect(url).toContain(token);
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(rest).toContain('createHostedPageToken');
    expect(rest).not.toContain(token);
    expect(rest).not.toContain(token.slice(-24));
  });

  it('is another one each time: none is cached', async () => {
    const [first, second] = [await open(), await open()];

    expect(first.token).not.toBe(second.token);
  });

  it('has the link to a dashboard for company', async () => {
    const answer = await post(LINK);
    const { data } = (await answer.json()) as { data: any };
    const { link, errors } = data.createWebhookDashboardLink;

    expect(errors).toEqual([]);
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(await everythingElse()).not.toContain(link.url);
  });
});
