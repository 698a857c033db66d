import type { AccessModule } from './modules/access/index.ts';
import type { AuditNames } from './modules/audit/index.ts';
import type { EnterprisesModule } from './modules/enterprises/index.ts';
import type { IdentityModule } from './modules/identity/index.ts';

/** What `audit` asks of the modules to its right: names for the ids in its lines. */
export function auditNamesOf(
  enterprises: EnterprisesModule,
  identity: IdentityModule,
  access: AccessModule,
): AuditNames {
  return {
    enterprises: (tx, ids) => enterprises.refs(tx, ids),
    enterprisesShown: async (tx, ids) => enterprises.refs(tx, [...(await enterprises.shownAmong(tx, ids))]),
    people: (tx, ids) => identity.namesOf(tx, ids),
    membersAmong: (tx, ids) => access.membersAmong(tx, ids),
    sources: async (tx, ids) => {
      const sources = await enterprises.sources(tx, ids);
      return new Map([...sources].map(([id, source]) => [id, source.name]));
    },
    enterprisesNamed: (tx, text, most) => enterprises.findNamedLike(tx, text, most),
  };
}
