/** Times on the wall of a reader, in his IANA time zone; pure, and right when the clocks are changed. */

/** From and to on the wall, `HH:MM`; across midnight when `from` is later than `to`. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** True for the name of a time zone of the IANA database; an offset is none, because it knows no summer. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

/** True while the wall clock shows a time in `[from, to)`. */
export function isQuiet(at: Date, timeZone: string, quiet: QuietHours): boolean {
  return isQuietTime(zoned(at, timeZone).toPlainTime(), quiet);
}

/** The first instant, from `at` on, at which it is not quiet: `at` itself outside the quiet hours. */
export function quietEndsAt(at: Date, timeZone: string, quiet: QuietHours): Date {
  const end = Temporal.PlainTime.from(quiet.to);
  let moment = zoned(at, timeZone);
  while (isQuietTime(moment.toPlainTime(), quiet)) {
    const next = nextOnWall(moment, end);
    // The clocks may be changed before that, which can end the quiet hours as well.
    const change = moment.getTimeZoneTransition('next');
    moment = change !== null && Temporal.ZonedDateTime.compare(change, next) < 0 ? change : next;
  }
  return new Date(moment.epochMilliseconds);
}

/** The next time, later than `at`, when the wall clock shows `time`; once on every day, also on one that skips or repeats it. */
export function nextDailyAt(at: Date, timeZone: string, time: string): Date {
  const moment = zoned(at, timeZone);
  const wall = Temporal.PlainTime.from(time);
  for (let day = moment.toPlainDate(); ; day = day.add({ days: 1 })) {
    const candidate = day.toZonedDateTime({ timeZone, plainTime: wall });
    if (Temporal.ZonedDateTime.compare(candidate, moment) > 0) return new Date(candidate.epochMilliseconds);
  }
}

/** True when the wall clock time, `HH:MM`, lies in the quiet hours. */
export function isQuietTimeOf(time: string, quiet: QuietHours): boolean {
  return isQuietTime(Temporal.PlainTime.from(time), quiet);
}

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

function isQuietTime(time: Temporal.PlainTime, quiet: QuietHours): boolean {
  const from = Temporal.PlainTime.from(quiet.from);
  const to = Temporal.PlainTime.from(quiet.to);
  const afterFrom = Temporal.PlainTime.compare(time, from) >= 0;
  const beforeTo = Temporal.PlainTime.compare(time, to) < 0;
  return Temporal.PlainTime.compare(from, to) <= 0 ? afterFrom && beforeTo : afterFrom || beforeTo;
}

/** A gap puts the time behind the change, which then comes first. */
function nextOnWall(moment: Temporal.ZonedDateTime, time: Temporal.PlainTime): Temporal.ZonedDateTime {
  const { timeZoneId: timeZone } = moment;
  for (let day = moment.toPlainDate(); ; day = day.add({ days: 1 })) {
    for (const disambiguation of ['earlier', 'later'] as const) {
      const candidate = day.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation });
      if (Temporal.ZonedDateTime.compare(candidate, moment) > 0) return candidate;
    }
  }
}
