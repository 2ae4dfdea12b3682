import { expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { readDocument } from '../../../../../src/datasources/treasure/json/records.js';
import { documentMapper } from '../../../../../src/datasources/treasure/mappers/to-document.js';
import { document, fakeTreasure, globalId } from '../fake-treasure.js';

it('carries a document over without its link', () => {
  const wire = readDocument(
    new Fields(document('d1', { download_url: 'https://files.test/secret' }), 'document'),
  );

  expect(documentMapper(fakeTreasure().api)(wire, 'b1')).toEqual({
    id: globalId('Document', 'b1/d1'),
    connector: 'treasure-main',
    providerId: 'd1',
    businessId: globalId('Business', 'b1'),
    type: 'BANK_STATEMENT',
    providerType: 'bank_statement',
    status: 'VERIFIED',
    providerStatus: 'verified',
    name: 'statement.pdf',
    mimeType: 'application/pdf',
    sizeBytes: 2048,
    createdAt: '2025-02-03T16:00:00Z',
    userData: null,
  });
});

it('keeps words that it has not met, and counts them', () => {
  const fake = fakeTreasure();
  const wire = readDocument(new Fields(document('d1', { type: 'poem', status: 'lost' }), 'document'));

  expect(documentMapper(fake.api)(wire, 'b1')).toMatchObject({
    type: 'UNKNOWN',
    providerType: 'poem',
    status: 'UNKNOWN',
    providerStatus: 'lost',
  });
  expect(fake.words).toEqual(['document.type=poem', 'document.status=lost']);
});
