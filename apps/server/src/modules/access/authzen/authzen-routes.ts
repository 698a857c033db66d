import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { CompiledTable } from '../permissions/compile.ts';
import type { LimitUse } from '../permissions/decision.ts';
import { withUsed, type ReadUsed } from '../questions/with-used.ts';
import { accountProfile } from './authzen-profile.ts';
import {
  ActionResults,
  ActionSearch,
  EntityResults,
  EvaluationRequest,
  EvaluationResponse,
  EvaluationsRequest,
  EvaluationsResponse,
  PdpMetadata,
  ResourceSearch,
  SubjectSearch,
} from './authzen-schemas.ts';
import { evaluate, evaluateAll, type Evaluator } from './evaluate.ts';
import { searchActions, searchResources, searchSubjects } from './search.ts';

export interface AuthzenDeps {
  readonly config: { readonly publicUrl: string };
  readonly clock: Clock;
  /** The table of the version that the session follows: nobody asks of another enterprise's. */
  readonly tableOf: (context: ActingContext) => Promise<CompiledTable>;
  readonly db: Database;
  /** What was used until then of each limit, in the order of the uses. */
  readonly usedOf: (tx: Tx, uses: readonly LimitUse[], at: Date) => Promise<bigint[]>;
}

/** Puts a question to the table of whoever asks, with what has been used of its limits. */
type AskTable = <T>(request: FastifyRequest, question: (by: Evaluator) => T) => Promise<T>;

const tags = ['authzen'];
const paths = {
  evaluation: '/access/v1/evaluation',
  evaluations: '/access/v1/evaluations',
  subject: '/access/v1/search/subject',
  resource: '/access/v1/search/resource',
  action: '/access/v1/search/action',
};

/** OpenID AuthZEN Authorization API 1.0 over the permission table. */
export function authzenRoutes(app: App, deps: AuthzenDeps): void {
  const ask: AskTable = async (request, question) => {
    const context = actingContextOf(request);
    const compiled = await deps.tableOf(context);
    const now = deps.clock.now();
    const read: ReadUsed = (uses, at) => deps.db.as(context, (tx) => deps.usedOf(tx, uses, at), { readOnly: true });
    return withUsed(read, (usedOf) => question({ compiled, profile: accountProfile, now, usedOf }));
  };
  metadataRoute(app, deps);
  searchRoutes(app, ask);

  const one = { body: EvaluationRequest, response: { 200: EvaluationResponse } };
  const summary = 'May this subject do this with that (AuthZEN)';
  app.post(
    paths.evaluation,
    {
      config: { action: 'permissions:evaluate' },
      onSend: echoRequestId,
      schema: { operationId: 'authzen.evaluate', tags, summary, ...one },
    },
    (request) => ask(request, (by) => evaluate(by, request.body)),
  );

  const several = { body: EvaluationsRequest, response: { 200: EvaluationsResponse } };
  const summaryOfSeveral = 'Several evaluations in one request (AuthZEN)';
  app.post(
    paths.evaluations,
    {
      config: { action: 'permissions:evaluate' },
      onSend: echoRequestId,
      schema: { operationId: 'authzen.evaluate_all', tags, summary: summaryOfSeveral, ...several },
    },
    (request) => ask(request, (by) => evaluateAll(by, request.body)),
  );
}

function searchRoutes(app: App, ask: AskTable): void {
  const subject = { body: SubjectSearch, response: { 200: EntityResults } };
  app.post(
    paths.subject,
    {
      config: { action: 'permissions:evaluate' },
      onSend: echoRequestId,
      schema: { operationId: 'authzen.search_subject', tags, summary: 'Who may (AuthZEN)', ...subject },
    },
    (request) => ask(request, (by) => searchSubjects(by, request.body)),
  );
  const resource = { body: ResourceSearch, response: { 200: EntityResults } };
  app.post(
    paths.resource,
    {
      config: { action: 'permissions:evaluate' },
      onSend: echoRequestId,
      schema: { operationId: 'authzen.search_resource', tags, summary: 'With what (AuthZEN)', ...resource },
    },
    (request) => ask(request, (by) => searchResources(by, request.body)),
  );
  const action = { body: ActionSearch, response: { 200: ActionResults } };
  app.post(
    paths.action,
    {
      config: { action: 'permissions:evaluate' },
      onSend: echoRequestId,
      schema: { operationId: 'authzen.search_action', tags, summary: 'What (AuthZEN)', ...action },
    },
    (request) => ask(request, (by) => searchActions(by, request.body)),
  );
}

function metadataRoute(app: App, { config: { publicUrl } }: AuthzenDeps): void {
  app.get(
    '/.well-known/authzen-configuration',
    {
      config: { action: 'public' },
      schema: {
        operationId: 'authzen.read_metadata',
        tags,
        summary: 'Where the network answers what (AuthZEN 1.0 §9)',
        response: { 200: PdpMetadata },
      },
    },
    async (_request, reply) => {
      void reply.header('cache-control', 'public, max-age=3600');
      return {
        policy_decision_point: publicUrl,
        access_evaluation_endpoint: publicUrl + paths.evaluation,
        access_evaluations_endpoint: publicUrl + paths.evaluations,
        search_subject_endpoint: publicUrl + paths.subject,
        search_resource_endpoint: publicUrl + paths.resource,
        search_action_endpoint: publicUrl + paths.action,
      };
    },
  );
}

/** AuthZEN 1.0 §10.1.3: a request that carries an X-Request-ID gets it back. */
async function echoRequestId(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const id = request.headers['x-request-id'];
  if (typeof id === 'string' && /^[\x21-\x7e]{1,200}$/.test(id)) void reply.header('x-request-id', id);
  return payload;
}
