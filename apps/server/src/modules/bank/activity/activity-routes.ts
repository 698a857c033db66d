import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { encodeCursor, pageOf, PageQuery, type Text } from '../../../platform/http/schemas.ts';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { limits } from '../../../platform/limits.ts';
import { presentBank, type IdentityModule } from '../../identity/index.ts';
import type { Connections } from '../connections/connections.ts';
import { readIdCursor } from '../../../platform/http/cursors.ts';
import { ConsentHeaders } from '../consents/consent-schemas.ts';
import { currentWording, type ActivityCategory } from './activity.ts';
import { presentCategories, presentErasure, presentEvent } from './activity-present.ts';
import {
  ActivityErasureView,
  ActivityEventView,
  ActivityExport,
  ActivitySharingView,
  CategoryParams,
  EventsQuery,
  GiveBody,
  WithdrawnView,
} from './activity-schemas.ts';
import type { ActivityService } from './activity-service.ts';
import { pagesOf, writeDocument } from './export-activity.ts';

export interface ActivityRouteDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly connections: Connections;
  readonly identity: Pick<IdentityModule, 'namesOf'>;
  readonly activity: ActivityService;
}

const tags = ['activity sharing'];

export function activityRoutes(app: App, deps: ActivityRouteDeps): void {
  sharingRoutes(app, deps);
  recordRoutes(app, deps);
}

function sharingRoutes(app: App, deps: ActivityRouteDeps): void {
  const { activity } = deps;
  app.get(
    '/v1/activity-sharing',
    {
      config: { action: 'activity:read' },
      schema: {
        operationId: 'activity_sharing.read',
        tags,
        summary: 'What of the use of the network is shared with the bank of my mandate',
        response: { 200: ActivitySharingView },
      },
    },
    async (request) => readSharing(deps, actingContextOf(request)),
  );

  app.post(
    '/v1/activity-sharing',
    {
      config: { action: 'activity:manage' },
      schema: {
        operationId: 'activity_sharing.give',
        tags,
        summary: 'Share a category from now on',
        description: 'Nothing from before is shared. Sharing what is shared already changes nothing.',
        headers: ConsentHeaders,
        body: GiveBody,
        response: { 200: ActivitySharingView },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      await activity.give(context, request.body, request.headers['idempotency-key']);
      return readSharing(deps, context);
    },
  );

  app.delete(
    '/v1/activity-sharing/:category',
    {
      config: { action: 'activity:manage' },
      schema: {
        operationId: 'activity_sharing.withdraw',
        tags,
        summary: 'Share a category no longer, and have the bank forget it',
        description:
          'What was not sent is dropped at once. When the answer comes nothing more arrives at the bank; it is asked to erase what had arrived.',
        params: CategoryParams,
        response: { 200: WithdrawnView },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { category } = request.params;
      const { dropped, erasureId } = await activity.withdraw(context, category);
      const sharing = await readSharing(deps, context);
      const found = sharing.categories.find((one) => one.category === category);
      if (found === undefined) throw new Error('every category is shown');
      return { category: found, dropped, erasureId };
    },
  );
}

function recordRoutes(app: App, deps: ActivityRouteDeps): void {
  const { activity, clock, connections } = deps;
  app.get(
    '/v1/activity-events',
    {
      config: { action: 'activity:read' },
      schema: {
        operationId: 'activity_events.list',
        tags,
        summary: 'Every event that is or was shared with the bank of my mandate, newest first',
        querystring: EventsQuery,
        response: { 200: pageOf(ActivityEventView) },
      },
    },
    async (request) => {
      const context = actingContextOf(request);
      const { category = null, cursor, limit = limits.pageDefaultItems } = request.query;
      const before = readIdCursor(cursor);
      return listEvents(deps, context, { category, before, limit });
    },
  );

  app.get(
    '/v1/activity-events/export',
    {
      config: { action: 'activity:read' },
      schema: {
        operationId: 'activity_events.export',
        tags,
        summary: 'Everything that was shared with the bank of my mandate, as one document',
        response: { 200: ActivityExport },
      },
    },
    async (request, reply) => {
      const context = actingContextOf(request);
      const exportedAt = clock.now().toISOString();
      void reply.type('application/json; charset=utf-8');
      void reply.header(
        'content-disposition',
        `attachment; filename="shared-activity-${exportedAt.slice(0, 10)}.json"`,
      );
      const head = { exportedAt, bank: presentBank(context.bank, connections.all()) };
      const text = writeDocument(head, { events: eventPages(deps, context), erasures: erasurePages(deps, context) });
      // It is written as it is read, in the shape that the schema states.
      return reply.send(Readable.from(text) as never);
    },
  );

  app.get(
    '/v1/activity-erasures',
    {
      config: { action: 'activity:read' },
      schema: {
        operationId: 'activity_erasures.list',
        tags,
        summary: 'What the bank was asked to erase, with its receipts, newest first',
        querystring: Type.Object(PageQuery.properties),
        response: { 200: pageOf(ActivityErasureView) },
      },
    },
    async (request) => {
      const { cursor, limit = limits.pageDefaultItems } = request.query;
      const page = { before: readIdCursor(cursor), limit: limit + 1 };
      const found = await activity.erasures(actingContextOf(request), page);
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return {
        items: items.map(presentErasure),
        nextCursor: last === undefined ? null : encodeCursor([last.erasureId]),
      };
    },
  );
}

async function readSharing(deps: ActivityRouteDeps, context: ActingContext): Promise<ActivitySharingView> {
  const { db, identity, activity, connections } = deps;
  const consents = await activity.consents(context);
  const givers = [...new Set(consents.map(({ givenBy }) => givenBy))];
  const names = await db.asSystem('bank.name_people', (tx) => identity.namesOf(tx, givers), { readOnly: true });
  return {
    bank: presentBank(context.bank, connections.all()),
    wording: currentWording,
    categories: presentCategories(consents, { names, mayManage: context.actions.has('activity:manage') }),
  };
}

async function listEvents(
  deps: ActivityRouteDeps,
  context: ActingContext,
  page: { category: ActivityCategory | null; before: string | null; limit: number },
) {
  const found = await deps.activity.events(context, { ...page, limit: page.limit + 1 });
  const items = found.slice(0, page.limit);
  const last = found.length > page.limit ? items.at(-1) : undefined;
  const names = await namesFor(deps, items);
  return {
    items: items.map((event) => presentEvent(event, names)),
    nextCursor: last === undefined ? null : encodeCursor([last.eventId]),
  };
}

async function* eventPages(deps: ActivityRouteDeps, context: ActingContext): AsyncGenerator<ActivityEventView[]> {
  const read = (page: { before: string | null; limit: number }) =>
    deps.activity.events(context, { category: null, ...page });
  for await (const page of pagesOf(read, ({ eventId }) => eventId)) {
    const names = await namesFor(deps, page);
    yield page.map((event) => presentEvent(event, names));
  }
}

async function* erasurePages(
  { activity }: ActivityRouteDeps,
  context: ActingContext,
): AsyncGenerator<ActivityErasureView[]> {
  const read = (page: { before: string | null; limit: number }) => activity.erasures(context, page);
  for await (const page of pagesOf(read, ({ erasureId }) => erasureId)) yield page.map(presentErasure);
}

function namesFor(
  { db, identity }: ActivityRouteDeps,
  events: readonly { readonly personId: string }[],
): Promise<ReadonlyMap<string, Text>> {
  const people = [...new Set(events.map(({ personId }) => personId))];
  return db.asSystem('bank.name_people', (tx) => identity.namesOf(tx, people), { readOnly: true });
}
