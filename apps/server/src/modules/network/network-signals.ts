import { registrationChangedSignal, visibilityChangedSignal } from '../enterprises/index.ts';
import type { EventBus, Signal } from '../../platform/realtime/event-bus.ts';

/** What processes tell each other after a commit. None is the only place of a fact: whoever missed one reads the tables. */
export const signalTopics = {
  itemWritten: 'network.item_written',
  partnersChanged: 'network.partners_changed',
  watchesChanged: 'network.watches_changed',
  shutOut: 'network.shut_out',
} as const;

/** Signals of modules to the left that open pages of others are told of. */
export const heardSignals = {
  /** The enterprise shows other categories, or to others. */
  visibilityChanged: visibilityChangedSignal,
  registrationChanged: registrationChangedSignal,
  /** A source may have fallen silent, or speak again. */
  consentsChanged: 'bank.consents_changed',
} as const;

export function signalItemWritten(bus: EventBus, authorId: string, itemId: number): void {
  bus.publish({ topic: signalTopics.itemWritten, data: { authorId, itemId } });
}

export function signalPartnersChanged(bus: EventBus, a: string, b: string): void {
  bus.publish({ topic: signalTopics.partnersChanged, data: { a, b } });
}

export function signalWatchesChanged(bus: EventBus, enterpriseId: string): void {
  bus.publish({ topic: signalTopics.watchesChanged, data: { enterpriseId } });
}

/** With whom this enterprise deals has to be read anew; its pages are told nothing of it. */
export function signalShutOut(bus: EventBus, enterpriseId: string): void {
  bus.publish({ topic: signalTopics.shutOut, data: { enterpriseId } });
}

/** Says once more what a module to the left has said of an enterprise. */
export function signalAgain(
  bus: EventBus,
  topic: (typeof heardSignals)[keyof typeof heardSignals],
  enterpriseId: string,
): void {
  bus.publish({ topic, data: { enterpriseId } });
}

/** Reads a text of a signal; only this module writes these topics. */
export function textOf(signal: Signal, name: string): string {
  return String(signal.data[name]);
}
