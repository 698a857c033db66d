import type { EventBus } from '../../platform/realtime/event-bus.ts';
import type { Streams } from '../../platform/realtime/streams.ts';
import type { Customer } from './payments-ports.ts';

/** A payment of an enterprise changed: its open pages look again. */
const changedTopic = 'payments.changed';

export function signalChanged(bus: EventBus, enterpriseId: string): void {
  bus.publish({ topic: changedTopic, data: { enterpriseId } });
}

/** Statements of a customer number have come in: open pages of its statements look again. */
const statementsTopic = 'payments.statements_changed';

/** Call after the commit. */
export function signalStatements(bus: EventBus, { enterpriseId, connectionId, customerId }: Customer): void {
  bus.publish({ topic: statementsTopic, data: { enterpriseId, connectionId, customerId } });
}

/** Tells open pages that read statements of the customer number to look again: `statements` {}. */
export function tellStatementPages({ bus, streams }: { bus: EventBus; streams: Pick<Streams, 'where'> }): void {
  const tell = (data: Record<string, unknown> | null): void => {
    const pages = streams.where(
      ({ enterpriseId, connectionId, customerId, actions }) =>
        actions.has('statements:read') &&
        (data === null ||
          (enterpriseId === data.enterpriseId && connectionId === data.connectionId && customerId === data.customerId)),
    );
    for (const page of pages) page.send('statements', {});
  };
  bus.subscribe(statementsTopic, ({ data }) => tell(data));
  bus.onGap(() => tell(null));
}

/** Tells open pages to look again: `payments` {}. It never says what changed; who may see it is asked when his page reads. */
export function tellOpenPages({ bus, streams }: { bus: EventBus; streams: Pick<Streams, 'where'> }): void {
  const tell = (enterpriseId: string | null): void => {
    const pages = streams.where(
      (one) => (enterpriseId === null || one.enterpriseId === enterpriseId) && one.actions.has('payments:read'),
    );
    for (const page of pages) page.send('payments', {});
  };
  bus.subscribe(changedTopic, ({ data }) => tell(String(data.enterpriseId)));
  bus.onGap(() => tell(null));
}
