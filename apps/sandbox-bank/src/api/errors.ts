import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../log.ts';
import { Problem, problemBody } from './problem.ts';

/** Answers every failure with problem+json; what was not foreseen says no more than a reference into the log. */
export function installErrors(app: FastifyInstance, log: Logger): void {
  app.decorateRequest('clientId', '');
  app.decorateRequest('rawBody', '');
  app.decorateRequest('consentIds');
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = toProblem(error);
    if (problem.status >= 500 && !(error instanceof Problem)) {
      log.error('request failed', { reference: request.id, path: request.routeOptions.url, reason: error.stack });
    }
    return send(reply, request, problem);
  });
  app.setNotFoundHandler((request, reply) =>
    send(reply, request, new Problem(404, 'path_unknown', 'There is nothing at this address.')),
  );
}

function send(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemBody(problem, request.id));
}

function toProblem(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem(413, 'body_too_large', 'The body is larger than this bank accepts.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem(415, 'media_type_unsupported', 'Send the body as application/json.');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Problem(400, 'body_not_json', 'The body is not valid JSON.');
    default:
  }
  const { statusCode } = error;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem(statusCode, 'request_invalid', 'The request cannot be read.');
  }
  return new Problem(500, 'internal', 'Something failed at the bank. Try again, and quote the reference if it lasts.');
}
