import type { QuietHours } from '../preferences/wall-clock.ts';
import type { DueTimes } from './due.ts';
import { reaches, type Language, type Severity, type Topic, type TopicPreference } from './topics.ts';

/** How a reader wants to be told, as far as it matters here. */
export interface ReaderSettings {
  readonly language: Language;
  readonly timeZone: string;
  readonly quietHours: QuietHours | null;
  readonly digestAt: string;
}

/** In the app, by e-mail, both, or (`null`) not at all. */
export interface Decision {
  readonly inApp: boolean;
  readonly email: { readonly mode: 'at_once' | 'daily'; readonly dueAt: Date } | null;
}

/**
 * By which channels, and when. What is urgent waits neither for the end of the quiet hours nor for the digest; what concerns
 * the reader's own security is always in the app. `reachable`: there is a confirmed address, and e-mail is on.
 */
export function decide(
  told: { readonly topic: Topic; readonly severity: Severity },
  preference: TopicPreference,
  reader: { readonly settings: ReaderSettings; readonly reachable: boolean },
  times: DueTimes,
): Decision | null {
  const wanted = reaches(told.severity, preference.minSeverity);
  const inApp = told.topic === 'security' || (wanted && preference.inApp);
  const mode = wanted && reader.reachable ? preference.email : 'off';
  const email = mode === 'off' ? null : emailAt(mode, told.severity, reader.settings, times);
  return inApp || email !== null ? { inApp, email } : null;
}

function emailAt(mode: 'at_once' | 'daily', severity: Severity, settings: ReaderSettings, times: DueTimes) {
  if (severity === 'urgent') return { mode: 'at_once' as const, dueAt: times.now };
  return { mode, dueAt: mode === 'daily' ? times.daily(settings) : times.atOnce(settings) };
}
