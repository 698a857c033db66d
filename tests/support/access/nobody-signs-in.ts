import type {
  AccessDeps,
  EnterpriseDirectory,
  PermissionTableSource,
} from '../../../apps/server/src/modules/access/index.ts';
import { Port } from '../../../apps/server/src/platform/port.ts';

const noPasskeys = () => Promise.reject(new Error('nobody signs here'));

/** What access asks of others where nobody signs in and no bank says anything. */
export function nobodySignsIn(): Pick<AccessDeps, 'identity' | 'enterpriseDirectory' | 'tableSource'> {
  return {
    identity: {
      namesOf: () => Promise.resolve(new Map()),
      endMemberSessions: () => Promise.resolve([]),
      announceEnded: () => undefined,
      followTable: () => Promise.resolve([]),
      announceFollowed: () => undefined,
      passkeys: { challenge: noPasskeys, verify: noPasskeys },
    },
    enterpriseDirectory: new Port<EnterpriseDirectory>('EnterpriseDirectory'),
    tableSource: new Port<PermissionTableSource>('PermissionTableSource'),
  };
}
