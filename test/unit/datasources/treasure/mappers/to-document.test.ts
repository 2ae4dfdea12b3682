import { expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { readDocument } from '../../../../../src/datasources/treasure/json/records.js';
import { toDocument } from '../../../../../src/datasources/treasure/mappers/to-document.js';
import { connector, document, globalId } from '../fake-treasure.js';

it('carries a document over without its link', () => {
  const wire = readDocument(
    new Fields(document('d1', { download_url: 'https://files.test/secret' }), 'document'),
  );

  expect(toDocument(wire, 'b1', connector)).toEqual({
    id: globalId('Document', 'b1/d1'),
    connector: 'treasure-main',
    providerId: 'd1',
    businessId: globalId('Business', 'b1'),
    type: 'bank_statement',
    status: 'verified',
    name: 'statement.pdf',
    mimeType: 'application/pdf',
    sizeBytes: 2048,
    createdAt: '2025-02-03T16:00:00Z',
    userData: null,
  });
});
