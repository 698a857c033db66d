import { Type, type Static } from 'typebox';
import { invalid } from '../errors.ts';
import { decodeCursor, encodeCursor, Instant, Nullable, PageQuery, pageOf, Uuid } from '../http/schemas.ts';
import { actingContextOf, type App } from '../http/server.ts';
import { isUuid } from '../ids.ts';
import { limits } from '../limits.ts';
import type { DeadLetter, DeadLetterPlace } from './dead-letter-store.ts';
import { errorInWords, idsIn } from './dead-letter.ts';
import type { DeadLetters } from './dead-letters.ts';

const tags = ['operator'];

const DeadLetterView = Type.Object(
  {
    id: Uuid,
    queue: Type.String({ description: 'In which queue it failed' }),
    failedAt: Type.String({ format: 'date-time', description: 'When it was given up' }),
    createdAt: Type.String({ format: 'date-time', description: 'When it was first queued' }),
    attempts: Type.Integer({ description: 'How often it was tried' }),
    error: Type.String({ description: 'What its last attempt said, shortened and without credentials' }),
    ids: Type.Array(
      Type.Object({
        name: Type.String({ description: 'What it is the id of' }),
        value: Type.String({ description: 'The id' }),
      }),
      { description: 'The ids in its payload; nothing else of it is shown' },
    ),
  },
  { $id: 'DeadLetter', description: 'A job that failed for good' },
);
type DeadLetterView = Static<typeof DeadLetterView>;

const Count = (description: string) =>
  Type.Integer({ minimum: 0, description: `${description}; counted up to ${limits.queueCountMost}` });
const QueueView = Type.Object(
  {
    queue: Type.String({ description: 'Name of the queue, module.verb_noun' }),
    waiting: Count('Jobs that could be worked off now'),
    oldestWaitingAt: Nullable(Instant, 'Since when the oldest of them could have been worked off'),
    active: Count('Jobs that are being worked off'),
    retrying: Count('Jobs that failed and will be tried again'),
    deadLetters: Count('Jobs that failed for good'),
  },
  { $id: 'JobQueue', description: 'How a queue of background work does' },
);

const JobParams = Type.Object({ jobId: Uuid });

export function deadLetterRoutes(app: App, letters: DeadLetters): void {
  app.get(
    '/v1/operator/jobs',
    {
      config: { action: 'operator:jobs_read' },
      schema: {
        operationId: 'jobs.report',
        tags,
        summary: 'How the background work does, queue by queue',
        response: { 200: Type.Object({ items: Type.Array(QueueView, { description: 'One for each queue' }) }) },
      },
    },
    async () => {
      const queues = await letters.queues();
      return {
        items: queues.map((one) => ({ ...one, oldestWaitingAt: one.oldestWaitingAt?.toISOString() ?? null })),
      };
    },
  );

  app.get(
    '/v1/operator/dead-letters',
    {
      config: { action: 'operator:jobs_read' },
      schema: {
        operationId: 'dead_letters.list',
        tags,
        summary: 'Jobs that failed for good, newest first',
        querystring: Type.Object({
          ...PageQuery.properties,
          queue: Type.Optional(
            Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', maxLength: 100, description: 'Of one queue' }),
          ),
        }),
        response: { 200: pageOf(DeadLetterView) },
      },
    },
    async (request) => {
      const limit = request.query.limit ?? limits.pageDefaultItems;
      const after = readCursor(request.query.cursor);
      const found = await letters.list({ queue: request.query.queue ?? null, after, limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return {
        items: items.map(present),
        nextCursor: last === undefined ? null : encodeCursor([last.failedAt, last.jobId]),
      };
    },
  );

  settleRoutes(app, letters);
}

function settleRoutes(app: App, letters: DeadLetters): void {
  app.post(
    '/v1/operator/dead-letters/:jobId/retry',
    {
      config: { action: 'operator:jobs_manage' },
      schema: {
        operationId: 'dead_letters.retry',
        tags,
        summary: 'Put a job back into its queue',
        params: JobParams,
        response: { 202: Type.Null({ description: 'It will be tried again' }) },
      },
    },
    async (request, reply) => {
      await letters.retry(actingContextOf(request), request.params.jobId);
      return reply.code(202).send(null);
    },
  );

  app.post(
    '/v1/operator/dead-letters/:jobId/discard',
    {
      config: { action: 'operator:jobs_manage' },
      schema: {
        operationId: 'dead_letters.discard',
        tags,
        summary: 'Give a job up',
        params: JobParams,
        body: Type.Object(
          {
            reason: Type.String({ minLength: 10, maxLength: 1_000, description: 'Why; it is written into the audit' }),
          },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null({ description: 'It is gone' }) },
      },
    },
    async (request, reply) => {
      await letters.discard(actingContextOf(request), request.params.jobId, request.body.reason);
      return reply.code(204).send(null);
    },
  );
}

function present({ jobId: id, queue, payload, output, attempts, createdAt, failedAt }: DeadLetter): DeadLetterView {
  return {
    id,
    queue,
    failedAt,
    createdAt: createdAt.toISOString(),
    attempts,
    error: errorInWords(output),
    ids: idsIn(payload),
  };
}

function readCursor(cursor: string | undefined): DeadLetterPlace | null {
  if (cursor === undefined) return null;
  const [failedAt, jobId] = decodeCursor(cursor, 2) ?? [];
  const isInstant = typeof failedAt === 'string' && /^[12]\d{3}-[\d-]{5}T[\d:.]{15}Z$/.test(failedAt);
  if (!isInstant || Number.isNaN(Date.parse(failedAt)) || typeof jobId !== 'string' || !isUuid(jobId))
    throw invalid('query.cursor', 'is not one that this list gave');
  return { failedAt, jobId };
}
