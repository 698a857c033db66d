import type { Block, Invitation, Member } from '../api/types.ts';
import { huayue, mandate, yunxiu } from './sample-enterprises.ts';

export const blocks: Block[] = [
  { enterprise: { id: yunxiu.id, name: yunxiu.name, verified: true }, since: '2026-11-02T02:00:00Z', can: ['end'] },
];

const accountant = { id: 'accountant', name: { zh: '会计', en: 'Accountant' } };

export const members: Member[] = [
  {
    personId: 'p-wang',
    name: { zh: '王芳', en: 'Wang Fang' },
    roles: [accountant],
    departments: [mandate.department],
    banks: [huayue],
    since: '2026-05-04T02:00:00Z',
    lastSeenAt: '2026-11-20T01:00:00Z',
    state: 'active',
    isSelf: false,
    can: ['remove'],
  },
  {
    personId: 'p-zhao',
    name: { zh: '赵岩', en: null },
    roles: [accountant],
    departments: [mandate.department],
    banks: [huayue],
    since: '2026-02-01T02:00:00Z',
    lastSeenAt: '2026-06-20T01:00:00Z',
    state: 'removed',
    isSelf: false,
    can: ['let_in'],
  },
];

export const invitation: Invitation = {
  id: 'i1',
  bank: huayue,
  name: '王芳',
  subject: null,
  customerId: '7730-1942',
  roleId: 'viewer',
  departmentId: null,
  state: 'open',
  createdAt: '2026-11-20T02:00:00Z',
  createdBy: { id: 'p1', name: { zh: '李明', en: 'Li Ming' } },
  expiresAt: '2026-12-04T02:00:00Z',
  acceptedAt: null,
  acceptedBy: null,
  link: '/sign-in?bank=huayue&customerId=7730-1942&roleId=viewer',
  can: ['cancel'],
};
