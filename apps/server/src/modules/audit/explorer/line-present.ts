import type { Text } from '../../../platform/http/schemas.ts';
import type { NamedEnterprise } from '../audit-names.ts';
import type { AuditLineView } from './explorer-schemas.ts';
import type { StoredLine } from './explorer-store.ts';
import { flattenDetails } from './line-details.ts';

/** How an enterprise is written where an id of several kinds may stand. */
export const enterprisePrefix = 'enterprise:';

export interface LineNames {
  readonly enterprises: ReadonlyMap<string, NamedEnterprise>;
  readonly people: ReadonlyMap<string, Text>;
  readonly sources: ReadonlyMap<string, Text>;
  /** The reader's own members; null for a reader of the whole network. */
  readonly members: ReadonlySet<string> | null;
}

export function presentLine(row: StoredLine, names: LineNames): AuditLineView {
  const { enterpriseId, lineId, occurredAt, mandateId, action, target, details, position } = row;
  const [kind = '', ...rest] = target.split(':');
  const id = rest.join(':');
  return {
    id: lineId,
    occurredAt,
    enterprise: named(names, enterpriseId) ?? { id: enterpriseId, name: { zh: null, en: null }, verified: false },
    actor: presentActor(row, names),
    mandateId,
    action,
    target: { kind, id, enterprise: kind === 'enterprise' ? named(names, id) : null },
    details: flattenDetails(details),
    position: position === null ? null : position.toString(),
  };
}

function presentActor({ actorKind: kind, actorId: id }: StoredLine, names: LineNames): AuditLineView['actor'] {
  if (kind !== 'person') {
    // What another enterprise did to this one is written down here under that enterprise, not under its person.
    const name = id.startsWith(enterprisePrefix)
      ? names.enterprises.get(id.slice(enterprisePrefix.length))?.name
      : names.sources.get(id);
    return { kind, id, name: name ?? null, isOperator: false };
  }
  // Who at the network decided is the network's matter: its word counts, not the person.
  if (names.members !== null && !names.members.has(id)) return { kind, id: null, name: null, isOperator: true };
  return { kind, id, name: names.people.get(id) ?? null, isOperator: false };
}

function named(names: LineNames, id: string): AuditLineView['enterprise'] | null {
  const found = names.enterprises.get(id);
  return found === undefined ? null : { id: found.id, name: found.name, verified: found.verified };
}
