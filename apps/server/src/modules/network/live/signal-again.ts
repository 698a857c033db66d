import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { EventBus } from '../../../platform/realtime/event-bus.ts';
import type { PartnerChanged } from '../network-events.ts';
import { heardSignals, signalAgain, signalPartnersChanged } from '../network-signals.ts';

const partnerTopics = ['requested', 'accepted', 'cancelled', 'declined', 'ended'].map(
  (change) => `network.partner_${change}`,
);
const topicsOf: Readonly<Record<string, (typeof heardSignals)[keyof typeof heardSignals]>> = {
  'enterprises.disclosure_changed': heardSignals.visibilityChanged,
  'enterprises.registration_submitted': heardSignals.registrationChanged,
  'enterprises.case_opened': heardSignals.registrationChanged,
  'enterprises.case_decided': heardSignals.registrationChanged,
  'enterprises.enterprise_verified': heardSignals.registrationChanged,
  'enterprises.verification_lost': heardSignals.registrationChanged,
  'bank.consent_ended': heardSignals.consentsChanged,
};

/**
 * Says again what the one who made a change says right after its commit: a process that died between the two has said nothing, and
 * its event comes all the same. Pages that hear it twice look twice.
 */
export function defineSignalsAgain({ jobs, bus }: { jobs: Pick<Jobs, 'define'>; bus: EventBus }): void {
  jobs.define<StoredEvent>({
    name: 'network.signal_again',
    on: [...partnerTopics, ...Object.keys(topicsOf)],
    batch: 50,
    run: ({ payload: event }) => {
      const topic = topicsOf[event.topic];
      if (topic === undefined) {
        // This module writes these topics, and types what is in them.
        const { enterpriseId, partnerId } = event.payload as PartnerChanged;
        signalPartnersChanged(bus, enterpriseId, partnerId);
      } else if (event.enterpriseId !== null) signalAgain(bus, topic, event.enterpriseId);
      return Promise.resolve();
    },
  });
}
