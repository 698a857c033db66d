import type { ActingContext } from '../../../platform/acting-context.ts';
import { presentSummary, type EnterpriseSummary, type RelationBetween } from '../../enterprises/index.ts';
import { partnerCan } from './partner.ts';
import type { Partner } from './partners-schemas.ts';

/** A relation as one side sees it, with what this member may do about it. */
export function presentPartner(
  context: ActingContext,
  enterprise: EnterpriseSummary,
  relation: RelationBetween,
): Partner {
  return {
    enterprise: presentSummary(enterprise),
    state: relation.state,
    note: relation.note,
    since: relation.since?.toISOString() ?? null,
    can: context.actions.has('partners:manage') ? partnerCan(relation.state) : [],
  };
}
