import type { EventBus } from '../../platform/realtime/event-bus.ts';

/** Signal: the consents of an enterprise have changed. */
export const consentsChanged = 'bank.consents_changed';

/** Call after the commit. */
export function tellConsentsChanged(bus: EventBus, enterpriseId: string): void {
  bus.publish({ topic: consentsChanged, data: { enterpriseId } });
}

/** Signal: the accounts of a customer of a bank, or their balances, have changed. */
export const accountsChanged = 'bank.accounts_changed';

/** Call after the commit. */
export function tellAccountsChanged(
  bus: EventBus,
  { enterpriseId, connectionId, customerId }: { enterpriseId: string; connectionId: string; customerId: string },
): void {
  bus.publish({ topic: accountsChanged, data: { enterpriseId, connectionId, customerId } });
}

/** Signal: what an enterprise shares of its activity has changed, or what became of it. */
export const activityChanged = 'bank.activity_changed';

/** Call after the commit. */
export function tellActivityChanged(bus: EventBus, enterpriseId: string): void {
  bus.publish({ topic: activityChanged, data: { enterpriseId } });
}
