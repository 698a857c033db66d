import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { Streams } from '../../../platform/realtime/streams.ts';

/** Signal: offers that are published to an enterprise, or what became of them, have changed. */
export const offersChanged = 'bank.offers_changed';

/** Call after the commit. */
export function tellOffersChanged(bus: EventBus, enterpriseId: string): void {
  bus.publish({ topic: offersChanged, data: { enterpriseId } });
}

/** Open pages of the enterprise look again at its offers. */
export function tellOfferPages({ bus, streams }: { bus: EventBus; streams: Streams }): void {
  bus.subscribe(offersChanged, ({ data }) => {
    const readers = streams.where(
      ({ enterpriseId, actions }) => enterpriseId === data.enterpriseId && actions.has('offers:read'),
    );
    for (const stream of readers) stream.send('offers', {});
  });
}
