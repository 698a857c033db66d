import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { Streams } from '../../../platform/realtime/streams.ts';

/** Signal: submissions of a customer of a bank, or what was said about them, have changed. */
export const submissionsChanged = 'bank.submissions_changed';

/** Call after the commit. */
export function tellSubmissionChanged(
  bus: EventBus,
  { enterpriseId, connectionId, customerId }: { enterpriseId: string; connectionId: string; customerId: string },
): void {
  bus.publish({ topic: submissionsChanged, data: { enterpriseId, connectionId, customerId } });
}

/** Open pages of the same mandate are told that there is something new: only that, each asks for what it shows. */
export function tellSubmissionPages({ bus, streams }: { bus: EventBus; streams: Streams }): void {
  bus.subscribe(submissionsChanged, ({ data }) => {
    const readers = streams.where(
      ({ enterpriseId, connectionId, customerId, actions }) =>
        enterpriseId === data.enterpriseId &&
        connectionId === data.connectionId &&
        customerId === data.customerId &&
        actions.has('submissions:read'),
    );
    for (const stream of readers) stream.send('submissions', {});
  });
}
