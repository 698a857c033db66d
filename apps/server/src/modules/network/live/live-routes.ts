import { Type } from 'typebox';
import { actingContextOf, type App } from '../../../platform/http/server.ts';
import type { Log } from '../../../platform/log.ts';
import type { Streams } from '../../../platform/realtime/streams.ts';
import { parseItemId } from '../feed/item-id.ts';
import type { LiveService } from './live-service.ts';

export function liveRoutes(app: App, live: LiveService, deps: { streams: Streams; log: Log }): void {
  app.get(
    '/v1/stream',
    {
      config: { action: 'session' },
      // A HEAD would hold a stream open that nobody reads.
      exposeHeadRoute: false,
      schema: {
        operationId: 'stream.open',
        tags: ['feed'],
        summary: 'Server-sent events of an open page',
        description:
          '`feed` {newest}: the feed has grown, or looks different; `partners` {enterpriseId}: something changed between us and that one; `visibility` {enterpriseId}: that one, or we, show something else now; `registration`; `consents`; `notifications` {unread}; `session` {state: "ended"}. Resumes after `Last-Event-ID`.',
        headers: Type.Object({
          'last-event-id': Type.Optional(Type.String({ description: 'The id of the last event that was received' })),
        }),
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const stream = deps.streams.open(reply, actingContextOf(request));
      const last = request.headers['last-event-id'];
      try {
        await live.open(stream, last === undefined ? null : parseItemId(last));
      } catch (error) {
        // The head of the answer is out: the page comes back by itself.
        deps.log.error({ err: error, reference: request.id }, 'a stream could not be opened');
        stream.close();
      }
      return reply;
    },
  );
}
