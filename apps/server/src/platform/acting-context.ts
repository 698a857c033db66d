import type { ConnectionId, EnterpriseId, MandateId, PersonId, SessionId } from './ids.ts';

/** Who acts, for whom, and under which mandate: what a session carries into every use case. */
export interface ActingContext {
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly mandateId: MandateId;
  readonly enterpriseId: EnterpriseId;
  /** The bank connection through which the person signed in; the session acts only under that bank's table. */
  readonly connectionId: ConnectionId;
  readonly roleId: string;
  readonly departmentId: string;
  readonly actions: ReadonlySet<string>;
}
