import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { Streams } from '../../../platform/realtime/streams.ts';

/** An order or a request between two enterprises changed: open pages of both look again. */
const changedTopic = 'payments.trade_changed';

export function signalTradeChanged(bus: EventBus, a: string, b: string): void {
  bus.publish({ topic: changedTopic, data: { a, b } });
}

/** Tells open pages to look again: `orders` {}. It never says what changed; who may see it is asked when his page reads. */
export function tellTradePages({ bus, streams }: { bus: EventBus; streams: Pick<Streams, 'where'> }): void {
  const tell = (ids: readonly unknown[] | null): void => {
    const pages = streams.where(
      (one) => (ids === null || ids.includes(one.enterpriseId)) && one.actions.has('orders:read'),
    );
    for (const page of pages) page.send('orders', {});
  };
  bus.subscribe(changedTopic, ({ data }) => tell([data.a, data.b]));
  bus.onGap(() => tell(null));
}
