import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { failure } from './errors.js';
import { filtered, listAnswer, window } from './lists.js';
import type { Json, StoredDocument } from './state.js';
import { announce } from './webhooks.js';
import type { World } from './world.js';

const COLLECTION = '/v1/businesses/:business/documents';

/** The document routes. Download links work for a limited time without a token. **Source** contract 4.7. */
export function documentRoutes(world: World): readonly Route[] {
  return [
    { method: 'GET', path: COLLECTION, handler: (request) => list(world, request) },
    { method: 'GET', path: `${COLLECTION}/:id`, handler: (request) => read(world, request) },
    { method: 'GET', path: '/downloads/:key', handler: (request) => download(world, request) },
  ];
}

/** Publishes a new document and sends its webhook. */
export function publishDocument(
  world: World,
  given: Pick<StoredDocument, 'businessId' | 'filename' | 'type' | 'status'>,
): StoredDocument {
  const createdAt = world.stamp();
  const document: StoredDocument = {
    ...given,
    id: world.random.uuid(),
    createdMs: world.nowMs,
    sizeBytes: world.random.int(20_000, 900_000),
    createdAt,
    updatedAt: createdAt,
    verifiedAt: given.status === 'verified' ? createdAt : null,
  };
  world.state.documents.set(document.id, document);
  announce(world, 'document.created', document.businessId, toWireDocument(document));
  return document;
}

/** The API's representation, without the link. */
export function toWireDocument(document: StoredDocument): Json {
  return {
    id: document.id,
    business_id: document.businessId,
    filename: document.filename,
    type: document.type,
    status: document.status,
    mime_type: 'application/pdf',
    size_bytes: document.sizeBytes,
    user_data: null,
    created_at: document.createdAt,
    updated_at: document.updatedAt,
    verified_at: document.verifiedAt,
  };
}

function list(world: World, request: SimRequest): SimResponse {
  const { id } = world.business(request.params['business']);
  const newestFirst = world
    .visible(world.state.documents.values())
    .filter(({ businessId }) => businessId === id)
    .reverse();
  const matching = filtered(newestFirst, request, ['type', 'status']);
  return listAnswer(
    'documents',
    window(matching, request.query).map(toWireDocument),
    !world.settings.bareLists,
  );
}

function read(world: World, { params }: SimRequest): SimResponse {
  const { id } = world.business(params['business']);
  const document = world.state.documents.get(params['id'] ?? '');
  if (document?.businessId !== id) throw failure('NOT_FOUND', { message: 'no such document' });
  const key = world.random.token(32);
  world.state.downloads.set(key, {
    documentId: document.id,
    expiresMs: world.nowMs + world.settings.downloadLifeMs,
  });
  return {
    status: 200,
    body: { ...toWireDocument(document), download_url: `${world.context.origin()}/downloads/${key}` },
  };
}

function download(world: World, { params }: SimRequest): SimResponse {
  const link = world.state.downloads.get(params['key'] ?? '');
  const document = world.state.documents.get(link?.documentId ?? '');
  if (!link || !document || link.expiresMs <= world.nowMs)
    throw failure('NOT_FOUND', { message: 'the link has expired' });
  const body = `%PDF-1.4\n% ${document.filename} of ${document.businessId}\n%%EOF\n`;
  return { status: 200, body, headers: { 'Content-Type': 'application/pdf' } };
}
