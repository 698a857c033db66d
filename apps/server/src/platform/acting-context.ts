import type { ConnectionId, EnterpriseId, MandateId, PersonId, SessionId } from './ids.ts';

/** Who acts, for whom, and under which mandate: what a session carries into every use case. */
export interface ActingContext {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly mandateId: MandateId;
  readonly enterpriseId: EnterpriseId;
  /** The bank connection through which the person signed in; the session acts only under that bank's table. */
  readonly connectionId: ConnectionId;
  /** Slug of that bank, the enterprise's number there, and the person as that bank calls him. */
  readonly bank: string;
  readonly customerId: string;
  readonly subject: string;
  readonly roleId: string;
  /** The standard role on which the role is based; empty when the bank's table has said none. */
  readonly baseRoleId: string;
  readonly departmentId: string;
  /** The version of the permission table that the session follows. */
  readonly tableVersion: bigint;
  /** What a route may ask for: the actions of the base role, and those account actions that some account opens. */
  readonly actions: ReadonlySet<string>;
}
