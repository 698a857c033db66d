import type { EventBus } from '../../platform/realtime/event-bus.ts';

/** What processes tell each other after a commit. */
export const registrationChangedSignal = 'enterprises.registration_changed';

export function signalRegistrationChanged(bus: Pick<EventBus, 'publish'>, enterpriseId: string): void {
  bus.publish({ topic: registrationChangedSignal, data: { enterpriseId } });
}

/** What others see of an enterprise has changed. */
export const visibilityChangedSignal = 'enterprises.visibility_changed';

export function signalVisibilityChanged(bus: Pick<EventBus, 'publish'>, enterpriseId: string): void {
  bus.publish({ topic: visibilityChangedSignal, data: { enterpriseId } });
}
