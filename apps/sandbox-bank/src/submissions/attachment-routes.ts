import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { ApiGuard } from '../api/api-guard.ts';
import { invalidField, Problem } from '../api/problem.ts';
import { problems } from '../api/problem-schemas.ts';
import type { BankContext } from '../bank-context.ts';
import { findCustomer } from '../customers/customer-store.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import { limits } from '../limits.ts';
import { AttachmentParams } from './submission-schemas.ts';
import { findAttachment, insertAttachment } from './submission-store.ts';

const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'];

const AttachmentTaken = Type.Object(
  {
    attachmentId: Type.String({ description: 'As it was sent.' }),
    sha256: Type.String({ description: 'Of the bytes that arrived, in hex.' }),
    size: Type.Integer({ description: 'How many bytes arrived.' }),
  },
  { $id: 'AttachmentTaken', description: 'The bank has the file.' },
);

/** Files for submissions, each brought before it is named. */
export function attachmentRoutes(bank: BankContext, guard: ApiGuard): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(mediaTypes, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    app.put('/api/v1/customers/:customerId/attachments/:attachmentId', {
      onRequest: guard('submissions'),
      bodyLimit: limits.attachmentBytes,
      schema: {
        tags: ['submissions'],
        operationId: 'attachments.bring',
        summary:
          'Bring a file (PDF, JPEG, PNG) with its Content-Digest (RFC 9530, sha-256); the same again changes nothing',
        params: AttachmentParams,
        response: { 200: AttachmentTaken, ...problems(400, 401, 403, 404, 413, 415, 422, 429, 503) },
      },
      handler: async (request, reply) => {
        const { clientId, body, headers } = request;
        const { customerId, attachmentId } = request.params;
        const content = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        if (content.length === 0) throw invalidField('body', 'is empty');
        const hash = createHash('sha256').update(content).digest();
        if (headers['content-digest'] !== `sha-256=:${hash.toString('base64')}:`)
          throw invalidField('Content-Digest', 'is not that of the bytes that arrived');
        if ((await findCustomer(bank.db, customerId)) === null) throw unknownCustomer();
        const sha256 = hash.toString('hex');
        const mediaType = headers['content-type']?.split(';')[0]?.trim() ?? '';
        const kept = { clientId, customerId, attachmentId, mediaType, sha256 };
        await insertAttachment(bank.db, { ...kept, content, receivedAt: bank.clock.now() });
        const known = await findAttachment(bank.db, clientId, attachmentId);
        if (known?.sha256 !== sha256 || known.customerId !== customerId)
          throw new Problem(422, 'attachment_reused', 'This identifier was used for another file before.');
        return reply.send({ attachmentId, sha256, size: content.length });
      },
    });
  };
}
