import { Type } from 'typebox';
import { mediaTypes } from '../../../platform/files/content.ts';
import { Day, Instant, Nullable, Uuid, oneOf } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { documentKinds } from './document.ts';

export const DocumentParams = Type.Object({
  documentId: Type.String({ ...Uuid, description: 'Id of the document' }),
});

export const AddDocumentQuery = Type.Object({
  kind: oneOf(documentKinds, 'Which paper it is'),
  fileName: Type.String({ minLength: 1, maxLength: 1_000, description: 'Name of the file, with its ending' }),
  validUntil: Type.Optional(Type.String({ ...Day, description: 'The last day on which the paper is valid' })),
});

export const EvidenceDocumentSchema = Type.Object(
  {
    id: Type.String({ ...Uuid, description: 'Id of the document' }),
    kind: oneOf(documentKinds, 'Which paper it is'),
    state: oneOf(['kept', 'replaced'], 'Whether it is the one in force or gave way to a newer one'),
    fileName: Type.String({ description: 'Name under which it is saved' }),
    mediaType: oneOf(mediaTypes, 'What it is, judged by its content'),
    sizeBytes: Type.Integer({ minimum: 1, maximum: limits.fileMaxBytes, description: 'Its size in bytes' }),
    sha256: Type.String({ description: 'SHA-256 of its content, in hex' }),
    validUntil: Nullable(Day, 'The last day on which the paper is valid, as the enterprise states it'),
    uploadedAt: Type.String({ ...Instant, description: 'When it was added' }),
    expired: Type.Boolean({ description: 'Whether its last day has passed' }),
    can: Type.Array(oneOf(['remove'], 'An operation'), { description: 'What this reader may do with it' }),
  },
  { $id: 'EvidenceDocument', description: 'A paper that an enterprise shows of itself' },
);

/** The answer of a download, for the document of the interface. */
export const FileAnswer = {
  description: 'The file, to be saved',
  content: Object.fromEntries(
    mediaTypes.map((type) => [type, { schema: { description: 'Its bytes', contentMediaType: type } }]),
  ),
};
