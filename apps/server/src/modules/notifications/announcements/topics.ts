import type { Action } from '../../access/index.ts';

/** What one can be told of, and how much of it. */
export const topics = [
  'approvals',
  'desk',
  'partners',
  'facts',
  'consents',
  'verification',
  'members',
  'cases',
  'security',
] as const;
export type Topic = (typeof topics)[number];

/** What a member must be allowed to do, to be told of a topic and to read what he was told. */
export const actionOfTopic: Readonly<Record<Topic, Action>> = {
  approvals: 'approvals:read',
  desk: 'offers:read',
  partners: 'partners:read',
  facts: 'feed:read',
  consents: 'bank_consents:read',
  verification: 'registration:read',
  members: 'members:read',
  cases: 'operator:cases_read',
  security: 'notifications:read',
};

/** The topics of which whoever may do this is told. */
export function topicsFor(actions: ReadonlySet<string>): Topic[] {
  return topics.filter((topic) => actions.has(actionOfTopic[topic]));
}

export const severities = ['info', 'notice', 'urgent'] as const;
export type Severity = (typeof severities)[number];

export const emailModes = ['off', 'at_once', 'daily'] as const;
export type EmailMode = (typeof emailModes)[number];

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** How a person wants to be told of a topic; what is less severe than `minSeverity` is not told at all. */
export interface TopicPreference {
  readonly email: EmailMode;
  readonly inApp: boolean;
  readonly minSeverity: Severity;
}

/**
 * What holds until a person chooses: everything in the app; by e-mail, once there is a confirmed address, at once what asks for
 * somebody's doing, and once a day what is good to know.
 */
export const defaultPreferences: Readonly<Record<Topic, TopicPreference>> = {
  approvals: { email: 'at_once', inApp: true, minSeverity: 'info' },
  desk: { email: 'at_once', inApp: true, minSeverity: 'info' },
  partners: { email: 'at_once', inApp: true, minSeverity: 'info' },
  facts: { email: 'daily', inApp: true, minSeverity: 'info' },
  consents: { email: 'at_once', inApp: true, minSeverity: 'info' },
  verification: { email: 'at_once', inApp: true, minSeverity: 'info' },
  members: { email: 'daily', inApp: true, minSeverity: 'info' },
  cases: { email: 'at_once', inApp: true, minSeverity: 'info' },
  security: { email: 'at_once', inApp: true, minSeverity: 'info' },
};

/** Where and when, until a person chooses. */
export const defaultSettings = {
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  quietHours: { from: '22:00', to: '07:00' },
  digestAt: '08:00',
} as const;

export function isTopic(text: string): text is Topic {
  return topics.some((topic) => topic === text);
}

/** True when `severity` is at least `least`. */
export function reaches(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least);
}
