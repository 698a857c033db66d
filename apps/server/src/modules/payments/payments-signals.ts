import type { EventBus } from '../../platform/realtime/event-bus.ts';
import type { Streams } from '../../platform/realtime/streams.ts';

/** A payment of an enterprise changed: its open pages look again. */
const changedTopic = 'payments.changed';

export function signalChanged(bus: EventBus, enterpriseId: string): void {
  bus.publish({ topic: changedTopic, data: { enterpriseId } });
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
