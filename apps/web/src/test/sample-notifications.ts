import type { Delivery, Notification, NotificationPreferences } from '../api/types.ts';
import { chenghu, hengxin } from './sample-enterprises.ts';

export function notifications(now: Date): Notification[] {
  const at = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
  return [
    {
      id: 'n1',
      topic: 'facts',
      kind: 'facts_changed',
      severity: 'notice',
      subject: chenghu,
      params: { category: 'identity', keys: 'legal_name,registered_address,legal_representative', count: 3 },
      why: { reason: 'partner' },
      link: `/enterprises/${chenghu.id}`,
      createdAt: at(0),
      readAt: null,
    },
    {
      id: 'n2',
      topic: 'consents',
      kind: 'consent_ending',
      severity: 'urgent',
      subject: hengxin,
      params: { bank: 'huayue', daysLeft: 1 },
      why: { reason: 'own' },
      link: '/enterprise',
      createdAt: at(1),
      readAt: null,
    },
    {
      id: 'n3',
      topic: 'partners',
      kind: 'partner_requested',
      severity: 'info',
      subject: hengxin,
      params: {},
      why: { reason: 'role' },
      link: '/network/partners?tab=received',
      createdAt: at(50),
      readAt: at(49),
    },
  ];
}

export const preferences: NotificationPreferences = {
  email: { address: 'finance@qinghe.example', confirmed: true, pending: null, refused: false, available: true },
  language: 'en',
  timeZone: 'Asia/Shanghai',
  quietHours: { from: '22:00', to: '07:00' },
  digestAt: '08:00',
  topics: (
    ['approvals', 'desk', 'partners', 'facts', 'consents', 'verification', 'members', 'cases', 'security'] as const
  ).map((topic) => ({
    topic,
    email: 'at_once',
    inApp: true,
    minSeverity: 'info',
  })),
};

export function waitingEmail(id: string, more: Partial<Delivery>): Delivery {
  const at = '2026-11-20T01:12:00.000Z';
  return {
    id,
    mode: 'at_once',
    kind: 'facts_changed',
    state: 'waiting',
    reason: null,
    attempts: 0,
    dueAt: at,
    createdAt: at,
    endedAt: null,
    ...more,
  };
}
