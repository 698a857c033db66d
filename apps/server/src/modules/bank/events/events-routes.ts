import { Type } from 'typebox';
import { Problem } from '../../../platform/errors.ts';
import type { App } from '../../../platform/http/server.ts';
import { bankLimits } from '../bank-limits.ts';
import { BankError, unavailable } from '../client/bank-error.ts';
import type { BankConnection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { EventReceiver } from './receive-events.ts';

interface EventRouteDeps {
  readonly connections: Connections;
  readonly receiver: EventReceiver;
  readonly health: HealthRecorder;
  readonly clock: Clock;
}

const Params = Type.Object({ bank: Type.String({ maxLength: 60, description: 'Slug of the bank' }) });
const EventError = Type.Object({
  err: Type.String({ description: 'Why it was refused, RFC 8935 §2.4' }),
  description: Type.String({ description: 'The same in words' }),
});
/** Pushes of one bank a minute: a burst of its whole backlog, not a flood. */
const pushesPerMinute = 12_000;

/** Where banks push events (RFC 8935). */
export function eventRoutes(app: App, deps: EventRouteDeps): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/secevent+jwt',
      { parseAs: 'string', bodyLimit: bankLimits.eventMaxBytes },
      (_request, body, done) => done(null, body),
    );
    scope.post('/v1/bank-connections/:bank/events', {
      config: { action: 'public', signedBody: true, rateLimit: { max: pushesPerMinute, timeWindow: '1 minute' } },
      schema: {
        operationId: 'bank_events.receive',
        summary: 'Receives a Security Event Token that a connected bank pushes',
        tags: ['bank'],
        params: Params,
        consumes: ['application/secevent+jwt'],
        response: { 202: Type.Null({ description: 'It is durably here' }), 400: EventError },
      },
      handler: async (request, reply) => {
        const { bank } = request.params as { bank: string };
        const connection = deps.connections.bySlug(bank);
        const fault = await receive(deps, connection, String(request.body));
        if (fault === null) {
          deps.health.note(connection.connectionId, { lastPushAt: deps.clock.now() });
          return reply.code(202).send(null);
        }
        return reply.code(400).header('content-language', 'en').send(fault);
      },
    });
  });
}

async function receive(deps: EventRouteDeps, connection: BankConnection, token: string) {
  try {
    const [receipt] = await deps.receiver.receive(connection, 'push', [{ jti: null, token: token.trim() }]);
    if (receipt === undefined) throw new Problem(500, 'platform.internal', 'One event has one receipt.');
    return receipt.fault;
  } catch (error) {
    // The bank's keys could not be asked for: the sender tries again (RFC 8935 §2.3).
    throw error instanceof BankError ? unavailable(error) : error;
  }
}
