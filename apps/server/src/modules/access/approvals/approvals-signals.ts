import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { Streams } from '../../../platform/realtime/streams.ts';

/** What waits for signatures at an enterprise changed: its open pages look again. */
const changedTopic = 'access.approvals_changed';

export function signalChanged(bus: EventBus, enterpriseId: string): void {
  bus.publish({ topic: changedTopic, data: { enterpriseId } });
}

/**
 * Tells the open pages of an enterprise to look again: `approvals` {}. It never says what changed; whether somebody may know of an
 * approval is asked when his page reads.
 */
export function tellOpenPages({ bus, streams }: { bus: EventBus; streams: Pick<Streams, 'where'> }): void {
  const tell = (enterpriseId: string | null): void => {
    const pages = streams.where(
      (one) => (enterpriseId === null || one.enterpriseId === enterpriseId) && one.actions.has('approvals:read'),
    );
    for (const page of pages) page.send('approvals', {});
  };
  bus.subscribe(changedTopic, ({ data }) => tell(String(data.enterpriseId)));
  bus.onGap(() => tell(null));
}
