import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../../../tests/support/enterprises.ts';
import { newId } from '../../../platform/ids.ts';
import type { DocumentKind, DocumentState } from './document.ts';
import { tellDueDocuments } from './document-jobs.ts';
import { insertDocument } from './document-store.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

async function add(validUntil: string | null, state: DocumentState = 'kept', kind: DocumentKind = 'business_licence') {
  const enterpriseId = await world.enterprise();
  const documentId = newId<'document'>();
  const file = { fileName: 'a.pdf', mediaType: 'application/pdf' as const, sizeBytes: 1, sha256: '0'.repeat(64) };
  const head = {
    documentId,
    enterpriseId,
    kind,
    state,
    validUntil,
    uploadedAt: world.clock.now(),
    uploadedBy: newId(),
  };
  await world.system((tx) => insertDocument(tx, { ...head, ...file }));
  return documentId;
}

async function told(): Promise<{ topic: string; documentId: string }[]> {
  await tellDueDocuments(world);
  const rows = await world.fresh.query<{ topic: string; documentId: string }>(
    `delete from platform.outbox where topic like 'enterprises.document_%' returning topic, payload->>'documentId' as "documentId"`,
  );
  return rows;
}

test('an enterprise is told once that a document expires within 30 days, and once that it has expired', async () => {
  world.clock.time = new Date('2026-11-01T08:00:00.000Z');
  const soon = await add('2026-12-01');
  const today = await add('2026-11-01');
  const passed = await add('2026-10-31');
  await add('2026-12-02');
  await add(null);
  await add('2026-10-01', 'replaced');

  const first = await told();
  expect(first).toHaveLength(3);
  expect(first).toEqual(
    expect.arrayContaining([
      { topic: 'enterprises.document_expiring', documentId: soon },
      // Valid on its last day still.
      { topic: 'enterprises.document_expiring', documentId: today },
      { topic: 'enterprises.document_expired', documentId: passed },
    ]),
  );
  expect(await told()).toEqual([]);

  world.clock.time = new Date('2026-11-02T00:00:00.000Z');
  expect(await told()).toContainEqual({ topic: 'enterprises.document_expired', documentId: today });
  world.clock.time = new Date('2026-12-02T00:00:00.000Z');
  expect(await told()).toContainEqual({ topic: 'enterprises.document_expired', documentId: soon });
  expect(await told()).toEqual([]);
});
