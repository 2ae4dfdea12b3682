import { expect, it } from 'vitest';
import { execute } from '../../../support/execute.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aConnection, aDocument } from '../../../support/sample-objects.js';

const LINK = 'https://files.example.com/1?sig=a%2Fb';

it('fetches a download link only when it is asked for', async () => {
  const sources = fakeSources([], { documents: async () => aConnection([aDocument('1')]) });

  const { data } = await execute({ query: '{ documents { nodes { name mimeType sizeBytes } } }', sources });

  expect(data.documents.nodes).toEqual([{ name: 'March.pdf', mimeType: 'application/pdf', sizeBytes: 2048 }]);
  expect(sources.downloadUrlOf).not.toHaveBeenCalled();
});

it('gives the link as it came', async () => {
  const documents = async () => aConnection([aDocument('1')]);
  const sources = fakeSources([], { documents, downloadUrlOf: async () => LINK });

  const { data } = await execute({ query: '{ documents { nodes { downloadUrl } } }', sources });

  expect(data.documents.nodes).toEqual([{ downloadUrl: LINK }]);
});

it('gives types and statuses with the words of the provider', async () => {
  const sources = fakeSources([], { documents: async () => aConnection([aDocument('1')]) });

  const { data } = await execute({
    query: '{ documents { nodes { type providerType status providerStatus } } }',
    sources,
  });

  expect(data.documents.nodes).toEqual([
    { type: 'BANK_STATEMENT', providerType: 'statement', status: 'UNKNOWN', providerStatus: null },
  ]);
});
