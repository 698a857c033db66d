import type { Static } from 'typebox';
import { isExpired, type EvidenceDocument } from './document.ts';
import type { EvidenceDocumentSchema } from './document-schemas.ts';

/** @param mayManage whether the reader acts for the enterprise whose document it is, and may remove it. */
export function presentDocument(
  document: EvidenceDocument,
  reader: { now: Date; mayManage: boolean },
): Static<typeof EvidenceDocumentSchema> {
  const { documentId, kind, state, fileName, mediaType, sizeBytes, sha256, validUntil, uploadedAt } = document;
  return {
    id: documentId,
    kind,
    state: state === 'kept' ? 'kept' : 'replaced',
    fileName,
    mediaType,
    sizeBytes,
    sha256,
    validUntil,
    uploadedAt: uploadedAt.toISOString(),
    expired: isExpired(document, reader.now),
    can: reader.mayManage ? ['remove'] : [],
  };
}
