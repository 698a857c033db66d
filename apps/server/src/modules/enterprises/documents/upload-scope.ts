import type { FastifyInstance } from 'fastify';
import { Problem } from '../../../platform/errors.ts';
import { mediaTypes } from '../../../platform/files/content.ts';
import { UploadBody } from './upload.ts';

/** What an upload may call itself; `application/octet-stream` is of a sender who leaves it to the content. */
const accepted = [...mediaTypes, 'application/octet-stream'];

/** Files that one address sends in a minute. */
export const uploadRate = { max: 600, timeWindow: '1 minute' } as const;

/** The body of a route that takes a file. */
export const UploadBytes = {
  content: Object.fromEntries(
    accepted.map((type) => [type, { schema: { description: 'The bytes of the file', contentMediaType: type } }]),
  ),
};

/** Lets the routes of this scope take bytes as they are. The stream goes through; its bound is held while it is read. */
export function acceptUploads(
  scope: Pick<FastifyInstance, 'removeAllContentTypeParsers' | 'addContentTypeParser'>,
): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(accepted, (_request, payload, done) => done(null, new UploadBody(payload)));
  scope.addContentTypeParser('*', (_request, _payload, done) => done(unsupportedUpload()));
}

export function unsupportedUpload(): Problem {
  return new Problem(
    415,
    'enterprises.document_type_unknown',
    `Send the file itself as PDF, JPEG or PNG: content-type ${accepted.join(', ')}.`,
  );
}
