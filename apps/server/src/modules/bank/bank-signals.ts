import type { EventBus } from '../../platform/realtime/event-bus.ts';

/** Signal: the consents of an enterprise have changed. */
export const consentsChanged = 'bank.consents_changed';

/** Call after the commit. */
export function tellConsentsChanged(bus: EventBus, enterpriseId: string): void {
  bus.publish({ topic: consentsChanged, data: { enterpriseId } });
}
