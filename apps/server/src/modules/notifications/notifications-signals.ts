import type { EventBus, Signal } from '../../platform/realtime/event-bus.ts';
import { notificationLimits } from './notifications-limits.ts';

/** Somebody was told something, or read it: his open pages count anew. */
export const toldTopic = 'notifications.told';

/** An e-mail is due that goes with no notification. */
export const mailTopic = 'notifications.mail_due';

export function signalMail(bus: EventBus): void {
  bus.publish({ topic: mailTopic, data: {} });
}

export function signalTold(bus: EventBus, enterpriseId: string, personIds: readonly string[]): void {
  for (let from = 0; from < personIds.length; from += notificationLimits.signalReaders) {
    const persons = personIds.slice(from, from + notificationLimits.signalReaders).join(',');
    bus.publish({ topic: toldTopic, data: { enterpriseId, persons } });
  }
}

/** Only this module writes the topic. */
export function readTold(signal: Signal): { enterpriseId: string; personIds: string[] } {
  const { enterpriseId, persons } = signal.data;
  return { enterpriseId: String(enterpriseId), personIds: String(persons).split(',') };
}
