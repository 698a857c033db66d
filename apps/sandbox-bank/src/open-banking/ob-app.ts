import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import { newId } from '../ids.ts';
import { breakSignature } from '../keys/jws.ts';
import { signMessage } from './message-signature.ts';
import { bodiless, obCodes, ObError, obErrorBody, type ObErrorItem } from './ob-error.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body of a request of UK Open Banking as it came, for its signature. */
    rawBody: string;
  }
}

/**
 * What the paths of UK Open Banking have in common: `x-fapi-interaction-id` played back, errors as OBErrorResponse1, and
 * where `signed`, a signature over every body.
 */
export function installOpenBanking(app: FastifyInstance, bank: BankContext, { signed }: { signed: boolean }): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    request.rawBody = String(body);
    void parse(request, request.rawBody, done);
  });
  app.addHook('onRequest', async (request, reply) => {
    const given = request.headers['x-fapi-interaction-id'];
    const fit = typeof given === 'string' && /^[\x21-\x7e]{1,100}$/.test(given);
    reply.header('x-fapi-interaction-id', fit ? given : newId(bank.clock.now()));
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    if (signed && typeof payload === 'string' && payload !== '') {
      const signature = signMessage(bank, payload);
      const isBroken = bank.scenario.happens('wrongAnswerSignatureRate');
      reply.header('x-jws-signature', isBroken ? breakSignature(signature) : signature);
    }
    return payload;
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const shown = toObError(error);
    if (shown.status >= 500 && !(error instanceof ObError)) {
      bank.log.error('request failed', { reference: request.id, path: request.routeOptions.url, reason: error.stack });
    }
    return sendError(shown, request, reply);
  });
  app.setNotFoundHandler((request, reply) =>
    sendError(
      new ObError(404, [{ code: obCodes.notFound, message: 'There is nothing at this address.' }]),
      request,
      reply,
    ),
  );
}

function sendError(error: ObError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.code(error.status).headers(error.headers);
  if (bodiless.has(error.status)) return reply.removeHeader('content-type').send();
  return reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(obErrorBody(error, request.id));
}

function toObError(error: FastifyError): ObError {
  if (error instanceof ObError) return error;
  if (error instanceof Problem) return fromProblem(error);
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ObError(415, [{ code: obCodes.format, message: 'Send the body as application/json.' }]);
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ObError(400, [{ code: obCodes.format, message: 'The body is larger than this bank accepts.' }]);
    default:
  }
  const { statusCode } = error;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new ObError(400, [{ code: obCodes.format, message: 'The body is not valid JSON.' }]);
  }
  return new ObError(500, [{ code: obCodes.unexpected, message: 'Something failed at the bank. Try again later.' }]);
}

/** What the guard and the schemas refuse, in the words of Open Banking. */
function fromProblem({ status, message, errors, headers }: Problem): ObError {
  const items = errors.map(({ field, reason }): ObErrorItem => ({
    code: codeOf(reason),
    message: `${field} ${reason}.`,
    path: field,
  }));
  const whole: ObErrorItem = { code: status === 400 ? obCodes.format : obCodes.other, message };
  return new ObError(status, items.length > 0 ? items : [whole], headers);
}

function codeOf(reason: string): ObErrorItem['code'] {
  if (reason === 'is missing') return obCodes.fieldMissing;
  return reason === 'is not known here' ? obCodes.fieldUnexpected : obCodes.fieldInvalid;
}
