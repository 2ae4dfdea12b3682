import { describe, expect, it } from 'vitest';
import { documentsPort } from '../../../../../src/datasources/treasure/reads/documents.js';
import { toGlobalId } from '../../../../../src/domain/ids.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { business, document, fakeTreasure, globalId, refusal } from '../fake-treasure.js';

const PATH = '/v1/businesses/b1/documents';

describe('documentsPort', () => {
  it('opens one feed for each business', async () => {
    const fake = fakeTreasure({
      '/v1/businesses': [business('b1'), business('b2')],
      [PATH]: { documents: [document('d1')] },
    });

    const feeds = await documentsPort(fake.api).list(newCall(), { filter: {} });

    expect(feeds.map(({ key }) => key)).toEqual(['b1', 'b2']);
    expect((await feeds[0]?.read())?.items).toMatchObject([{ id: globalId('Document', 'b1/d1') }]);
    expect(fake.asked[1]?.query).toEqual({ limit: 100, offset: 0 });
  });

  it.each(['NOT_FOUND', 'REJECTED'] as const)(
    'fails where a later page is refused (%s): the list has not ended there',
    async (code) => {
      const full = Array.from({ length: 100 }, (_, index) => document(`d${index}`));
      const respond = ({ query }: Asked) => (query.offset === 0 ? { documents: full } : refusal(code));
      const fake = fakeTreasure({ '/v1/businesses': [business('b1')], [PATH]: respond });

      const [feed] = await documentsPort(fake.api).list(newCall(), { filter: {} });

      const first = await feed?.read();
      expect(first?.next).toBe('100');
      await expect(feed?.read('100')).rejects.toMatchObject({ code });
    },
  );

  it('stays with the business asked for', async () => {
    const fake = fakeTreasure();
    const keys = async (id: string) =>
      (await documentsPort(fake.api).list(newCall(), { filter: { business: id } })).map(({ key }) => key);

    expect(await keys(globalId('Business', 'b1'))).toEqual(['b1']);
    expect(await keys(globalId('Account', 'b1'))).toEqual([]);
    expect(await keys(toGlobalId({ connector: 'x', kind: 'Business', ref: 'b1' }))).toEqual([]);
    expect(fake.asked).toEqual([]);
  });

  it('reads a document, and finds nothing under foreign or unknown refs', async () => {
    const { read } = documentsPort(
      fakeTreasure({ [`${PATH}/d1`]: document('d1'), [`${PATH}/odd`]: refusal('REJECTED', 'INVALID_PATH') })
        .api,
    );

    expect(await read(newCall(), 'b1/d1')).toMatchObject({ name: 'statement.pdf' });
    for (const ref of ['d1', 'b1/d9', 'b1/odd', '../d1']) expect(await read(newCall(), ref)).toBeNull();
  });
});

describe('documentsPort.downloadUrl', () => {
  const linkOf = (download_url: unknown) =>
    documentsPort(fakeTreasure({ [`${PATH}/d1`]: document('d1', { download_url }) }).api).downloadUrl(
      newCall(),
      'b1/d1',
    );

  it('reads the link afresh every time, around the memo of the request', async () => {
    let count = 0;
    const respond = () => document('d1', { download_url: `https://files.test/${++count}` });
    const fake = fakeTreasure({ [`${PATH}/d1`]: respond });
    const { downloadUrl } = documentsPort(fake.api);
    const call = newCall();

    expect(await downloadUrl(call, 'b1/d1')).toBe('https://files.test/1');
    expect(await downloadUrl(call, 'b1/d1')).toBe('https://files.test/2');

    expect(fake.asked.every(({ fresh }) => fresh)).toBe(true);
    expect(fake.calls.every(({ memo }) => memo !== call.memo)).toBe(true);
    expect(fake.calls[0]?.signal).toBe(call.signal);
    expect(fake.logs).toEqual([]);
  });

  it.each(['http://127.0.0.1:4101/d1', 'http://localhost/d1', 'http://[::1]:80/d1'])(
    'gives the local link %s',
    async (link) => {
      expect(await linkOf(link)).toBe(link);
    },
  );

  it.each([
    'http://files.test/d1',
    'http://127.0.0.1.files.test/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/d1',
    null,
  ])('gives no link for %s', async (link) => {
    expect(await linkOf(link)).toBeNull();
  });

  it('gives no link for a document that is not there', async () => {
    const { downloadUrl } = documentsPort(fakeTreasure().api);

    expect(await downloadUrl(newCall(), 'b1/d9')).toBeNull();
    expect(await downloadUrl(newCall(), 'd1')).toBeNull();
  });
});
