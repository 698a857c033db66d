import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { Problem, notFound } from '../errors.ts';
import type { Log } from '../log.ts';
import type { App } from './server.ts';

/** Every error leaves as application/problem+json (RFC 9457); what is ours to mend is logged and named by its reference only. */
export function installProblems(app: App, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toProblem(error);
    if (problem.status >= 500) log.error({ err: error, reference: request.id, req: request }, 'a request failed');
    return send(reply, request, problem);
  });
  app.setNotFoundHandler({}, (request, reply) =>
    send(reply, request, notFound(`${request.method} ${request.url.split('?')[0]}`)),
  );
}

/** An address that the router cannot even read: answered before any hook runs. */
export function answerUnreadable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void send(reply, request, toProblem(error));
}

function send(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: 'about:blank',
      title: STATUS_CODES[problem.status] ?? 'Error',
      status: problem.status,
      code: problem.code,
      detail: problem.message,
      reference: request.id,
      ...(problem.errors.length === 0 ? {} : { errors: problem.errors }),
    });
}

function toProblem(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  if (error.validation !== undefined) {
    const errors = error.validation.map((issue) => ({
      field: fieldOf(error, issue),
      reason: issue.message ?? 'is not valid',
    }));
    const [first] = errors;
    return new Problem(
      400,
      'platform.invalid_request',
      `${first?.field ?? 'request'} ${first?.reason ?? 'is not valid'}`,
      { errors },
    );
  }
  const status = error.statusCode ?? 500;
  if (status === 429)
    return new Problem(429, 'platform.too_many_requests', 'Too many requests. Wait a minute and go on.');
  if (status === 413) return new Problem(413, 'platform.too_large', 'The request is larger than is accepted here.');
  if (status === 415)
    return new Problem(415, 'platform.unsupported_media_type', 'Send JSON: content-type application/json.');
  if (status >= 400 && status < 500)
    return new Problem(status, 'platform.invalid_request', 'The request could not be read.');
  return new Problem(
    500,
    'platform.internal',
    'Something failed on our side. Nothing was half-done; try again, and tell us the reference if it stays.',
  );
}

function fieldOf(error: FastifyError, issue: { instancePath: string; params: Record<string, unknown> }): string {
  const path = issue.instancePath.split('/').filter(Boolean);
  const missing = issue.params.missingProperty ?? issue.params.additionalProperty;
  if (typeof missing === 'string') path.push(missing);
  return [error.validationContext ?? 'body', ...path].join('.');
}
