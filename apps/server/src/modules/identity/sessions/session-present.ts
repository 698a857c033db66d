import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import type { MandateView } from '../mandate-intake.ts';
import { endOf } from './session.ts';
import type { OpenSession, Session } from './session-schemas.ts';
import type { StoredSession } from './session-store.ts';

export function presentSession(
  session: StoredSession,
  person: Text,
  mandate: MandateView,
  actions: ReadonlySet<string>,
): Session {
  return {
    person: { id: session.personId, name: person },
    mandate: { ...mandate, current: true },
    signedInAt: session.signedInAt.toISOString(),
    expiresAt: endOf(session).toISOString(),
    can: [...actions].toSorted(),
  };
}

export function presentOpenSession(session: StoredSession, mandate: MandateView, context: ActingContext): OpenSession {
  return {
    id: session.sessionId,
    current: session.sessionId === context.sessionId,
    bank: mandate.bank,
    enterprise: mandate.enterprise,
    role: mandate.role,
    createdAt: session.signedInAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    expiresAt: endOf(session).toISOString(),
    client: session.client,
  };
}
