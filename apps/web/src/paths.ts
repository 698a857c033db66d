import type { FeedFilter, NotificationTopic } from './api/types.ts';

/** Every address of the client, in one place. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  search: '/search',
  enterprise: '/enterprises/$enterpriseId',
  partners: '/network/partners',
  ownEnterprise: '/enterprise',
  notifications: '/notifications',
  tellMe: '/me/notifications',
  confirmEmail: '/me/notifications/confirm',
  unsubscribe: '/unsubscribe',
  sessions: '/me/sessions',
  connections: '/operator/connections',
  connection: '/operator/connections/$bank',
  more: '/more',
} as const;

export type HomeSearch = { only?: FeedFilter };
/** `link`: the bank is added to the person who is signed in, instead of signing in anew. */
export type SignInSearch = { error?: string; returnTo?: string; link?: boolean };
export type SearchSearch = { q?: string };
export type EnterpriseSearch = { fact?: string; on?: string };
export type OwnEnterpriseSearch = { fact?: string; consent?: string; error?: string };
export type NotificationsSearch = { unread?: boolean; topic?: NotificationTopic };
export type ConfirmEmailSearch = { code?: string };
export type UnsubscribeSearch = { token?: string };
export const PARTNER_TABS = ['active', 'received', 'requested', 'watches'] as const;
export type PartnerTab = (typeof PARTNER_TABS)[number];
export type PartnersSearch = { tab?: PartnerTab };

/** Only a path of this site may be returned to; anything else could lead a reader away after signing in. */
export function safeReturnTo(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return undefined;
  return Array.from(value).some((character) => character < ' ' || character === '\\') ? undefined : value;
}

export function isPartnerTab(value: unknown): value is PartnerTab {
  return PARTNER_TABS.some((tab) => tab === value);
}

export const FEED_FILTERS: readonly FeedFilter[] = ['all', 'partners', 'watched'];

export function isFeedFilter(value: unknown): value is FeedFilter {
  return FEED_FILTERS.some((filter) => filter === value);
}

export const NOTIFICATION_TOPICS: readonly NotificationTopic[] = [
  'partners',
  'facts',
  'consents',
  'verification',
  'members',
  'cases',
  'security',
];

export function isNotificationTopic(value: unknown): value is NotificationTopic {
  return NOTIFICATION_TOPICS.some((topic) => topic === value);
}
