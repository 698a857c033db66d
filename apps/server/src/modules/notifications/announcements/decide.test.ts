import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { DueTimes } from './due.ts';
import { defaultPreferences, emailModes, reaches, severities, topics } from './topics.ts';

const times = new DueTimes(new Date('2026-11-22T15:00:00.000Z'));
/** 23:00 in Shanghai: quiet. */
const settings = {
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  quietHours: { from: '22:00', to: '07:00' },
  digestAt: '08:00',
} as const;

test('the whole table: every topic, severity, choice and reach', () => {
  let cases = 0;
  for (const topic of topics)
    for (const severity of severities)
      for (const email of emailModes)
        for (const inApp of [true, false])
          for (const minSeverity of severities)
            for (const reachable of [true, false]) {
              const decision = decide(
                { topic, severity },
                { email, inApp, minSeverity },
                { settings, reachable },
                times,
              );
              const wanted = reaches(severity, minSeverity);
              const bell = topic === 'security' || (wanted && inApp);
              const mailed = wanted && reachable && email !== 'off';
              if (!bell && !mailed) expect(decision).toBeNull();
              else {
                expect(decision?.inApp).toBe(bell);
                expect(decision?.email?.mode ?? null).toBe(!mailed ? null : severity === 'urgent' ? 'at_once' : email);
              }
              cases += 1;
            }
  expect(cases).toBe(9 * 3 * 3 * 2 * 3 * 2);
});

test('in quiet hours what is urgent leaves now, the rest when they end, a digest at its time', () => {
  const at = (email: 'at_once' | 'daily', severity: 'notice' | 'urgent') =>
    decide(
      { topic: 'facts', severity },
      { email, inApp: true, minSeverity: 'info' },
      { settings, reachable: true },
      times,
    )?.email?.dueAt.toISOString();
  expect(at('at_once', 'urgent')).toBe('2026-11-22T15:00:00.000Z');
  expect(at('daily', 'urgent')).toBe('2026-11-22T15:00:00.000Z');
  expect(at('at_once', 'notice')).toBe('2026-11-22T23:00:00.000Z');
  expect(at('daily', 'notice')).toBe('2026-11-23T00:00:00.000Z');
});

test('by default everything is in the app and nothing is silenced', () => {
  for (const topic of topics) expect(defaultPreferences[topic]).toMatchObject({ inApp: true, minSeverity: 'info' });
});
