import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { isQuiet, isQuietTimeOf, isTimeZone, nextDailyAt, quietEndsAt } from './wall-clock.ts';

const minuteMs = 60_000;
/** Zones with summers of both hemispheres, half hours, a change of half an hour, changes at midnight, and none. */
const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'UTC',
];

/** Another reading of the wall clock, without Temporal. */
const formats = new Map<string, Intl.DateTimeFormat>();
function wallOf(at: Date, timeZone: string): { day: string; time: string } {
  const known = formats.get(timeZone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(timeZone, format);
  const [day = '', time = ''] = format.format(at).split(', ');
  return { day, time };
}

const time = integer({ min: 0, max: 24 * 60 - 1 }).map(
  (n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`,
);
/** Minutes of some years, and many of them around changes of the clocks. */
const anyMinute = integer({ min: Date.UTC(2024, 0, 1) / minuteMs, max: Date.UTC(2031, 0, 1) / minuteMs });
const moment = record({ zone: constantFrom(...zones), minute: anyMinute, near: integer({ min: -180, max: 180 }) }).map(
  ({ zone, minute, near }) => {
    const at = Temporal.Instant.fromEpochMilliseconds(minute * minuteMs).toZonedDateTimeISO(zone);
    const change = minute % 3 === 0 ? null : at.getTimeZoneTransition('next');
    const beyond = Date.UTC(2040, 0, 1);
    const around = change === null || change.epochMilliseconds > beyond ? minute * minuteMs : change.epochMilliseconds;
    return { zone, at: new Date(around + (around === minute * minuteMs ? 0 : near * minuteMs)) };
  },
);

function quietOnWall(wall: string, from: string, to: string): boolean {
  return from <= to ? wall >= from && wall < to : wall >= from || wall < to;
}

test('quiet is what the wall clock says, in every zone and around every change', () => {
  assert(
    property(moment, time, time, ({ zone, at }, from, to) => {
      expect(isQuiet(at, zone, { from, to })).toBe(quietOnWall(wallOf(at, zone).time, from, to));
    }),
    { numRuns: 3_000 },
  );
});

test('quiet hours end at the first minute at which it is not quiet', () => {
  assert(
    property(moment, time, time, ({ zone, at }, from, to) => {
      const quiet = { from, to };
      const end = quietEndsAt(at, zone, quiet);
      let minute = at.getTime();
      while (quietOnWall(wallOf(new Date(minute), zone).time, from, to)) minute += minuteMs;
      expect(end.toISOString()).toBe(new Date(minute).toISOString());
      expect(isQuiet(end, zone, quiet)).toBe(false);
    }),
    { numRuns: 600 },
  );
});

test('a daily time comes once on every day of the wall', () => {
  assert(
    property(moment, time, ({ zone, at }, daily) => {
      let last = nextDailyAt(at, zone, daily);
      expect(last.getTime()).toBeGreaterThan(at.getTime());
      for (let n = 0; n < 4; n += 1) {
        const next = nextDailyAt(last, zone, daily);
        const [a, b] = [wallOf(last, zone).day, wallOf(next, zone).day];
        expect(Temporal.PlainDate.from(a).until(b).days).toBe(1);
        // Nothing is due between the two.
        const between = new Date((last.getTime() + next.getTime()) / 2);
        expect(nextDailyAt(between, zone, daily).getTime()).toBe(next.getTime());
        last = next;
      }
      const wall = wallOf(last, zone).time;
      const offset = (day: Date): string =>
        new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(day);
      const unchanged =
        offset(new Date(last.getTime() - 90 * minuteMs)).split('GMT')[1] === offset(last).split('GMT')[1];
      // On a day on which the clocks skip the time it comes as much later.
      if (unchanged) expect(wall).toBe(daily);
    }),
    { numRuns: 600 },
  );
});

test('known nights: summer begins, summer ends, a zone of half an hour', () => {
  const berlin = { from: '22:00', to: '02:30' };
  // 2027-03-28: 02:00 becomes 03:00; the quiet hours end with the jump.
  expect(quietEndsAt(new Date('2027-03-28T00:30:00Z'), 'Europe/Berlin', berlin).toISOString()).toBe(
    '2027-03-28T01:00:00.000Z',
  );
  // 2026-10-25: 02:30 comes twice; the first one ends them, the second one again.
  expect(quietEndsAt(new Date('2026-10-25T00:10:00Z'), 'Europe/Berlin', berlin).toISOString()).toBe(
    '2026-10-25T00:30:00.000Z',
  );
  expect(quietEndsAt(new Date('2026-10-25T01:10:00Z'), 'Europe/Berlin', berlin).toISOString()).toBe(
    '2026-10-25T01:30:00.000Z',
  );
  expect(nextDailyAt(new Date('2026-11-22T02:29:00Z'), 'Asia/Kolkata', '08:00').toISOString()).toBe(
    '2026-11-22T02:30:00.000Z',
  );
});

test('the time of a digest can be held against quiet hours', () => {
  expect(isQuietTimeOf('06:59', { from: '22:00', to: '07:00' })).toBe(true);
  expect(isQuietTimeOf('07:00', { from: '22:00', to: '07:00' })).toBe(false);
  expect(isQuietTimeOf('12:30', { from: '12:00', to: '13:00' })).toBe(true);
});

test('only names of the database of time zones are zones', () => {
  for (const zone of zones) expect(isTimeZone(zone), zone).toBe(true);
  for (const other of ['', '+08:00', 'Mars/Olympus', 'Asia/Shanghai\n', '../etc', 'a'.repeat(100)])
    expect(isTimeZone(other), other).toBe(false);
});
