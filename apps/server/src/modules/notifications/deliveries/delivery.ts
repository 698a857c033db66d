import { notificationLimits } from '../notifications-limits.ts';

/** When the next attempt is due: doubled pauses, spread so that what failed together does not come back together. */
export function nextAttemptAt(attempts: number, now: Date, random: number): Date {
  const { retryFirstMs, retryLongestMs } = notificationLimits;
  const pauseMs = Math.min(retryLongestMs, retryFirstMs * 2 ** Math.min(attempts - 1, 30));
  return new Date(now.getTime() + pauseMs * (0.5 + random / 2));
}

/** True when it has waited for so long that nobody expects it any more (RFC 5321 §4.5.4.1). */
export function isGivenUp(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > notificationLimits.giveUpAfterHours * 3_600_000;
}

/** How long to leave a mail server alone after so many failures in a row. */
export function pauseMsAfter(failures: number): number {
  const { pauseFirstMs, pauseLongestMs } = notificationLimits;
  return failures === 0 ? 0 : Math.min(pauseLongestMs, pauseFirstMs * 2 ** Math.min(failures - 1, 30));
}
