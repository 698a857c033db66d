import type { StoredEvent } from '../../../platform/outbox/outbox-store.ts';
import type { NotificationKind } from '../../notifications/index.ts';
import { links } from './links.ts';
import { readText, type Payload } from './payload.ts';
import { aboutOwn, type Telling } from './telling.ts';

type Rule = (event: StoredEvent, payload: Payload) => readonly Telling[];

const outcomes: Readonly<Record<string, NotificationKind>> = {
  in_force: 'permission_change_in_force',
  refused: 'permission_change_refused',
  stale: 'permission_change_stale',
};

/**
 * What becomes of a change of the permission table at the bank: that it is in force concerns everybody who reads the table, what has
 * to be mended concerns its author. What waits for signatures is told by the approval.
 */
export const changeRules: Readonly<Record<string, Rule>> = {
  'access.permission_change_settled': (event, payload) => {
    const outcome = readText(payload, 'outcome');
    const kind = outcomes[outcome];
    if (kind === undefined) return [];
    const changeId = readText(payload, 'changeId');
    const telling = aboutOwn(event, readText(payload, 'enterpriseId'), kind, 'permission_table:read');
    const only = outcome === 'in_force' ? {} : { only: [readText(payload, 'authorPersonId')] };
    return [
      {
        ...telling,
        who: { ...telling.who, ...only },
        topic: 'approvals',
        severity: outcome === 'in_force' ? 'info' : 'notice',
        params: { changeId },
        link: links.permissionChange(changeId),
      },
    ];
  },
};
