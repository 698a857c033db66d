/** How one enterprise stands to another, as seen from its own side. */
export type PartnerState = 'none' | 'requested' | 'received' | 'active' | 'ended';
/** What a member may do about it. `leave` cancels, declines or ends, whichever the state makes of it. */
export type PartnerAction = 'request' | 'accept' | 'leave';
/** What became of it; the last part of the event's name. */
export type PartnerChange = 'requested' | 'accepted' | 'cancelled' | 'declined' | 'ended';

/** The state after a step and what happened, or why nothing did. */
export type PartnerStep =
  | { readonly to: PartnerState; readonly change: PartnerChange }
  | 'already_so'
  | 'not_requested';

const table: Readonly<Record<PartnerAction, Readonly<Record<PartnerState, PartnerStep>>>> = {
  request: {
    none: { to: 'requested', change: 'requested' },
    requested: 'already_so',
    // Both ask: what each of them wants is there.
    received: { to: 'active', change: 'accepted' },
    active: 'already_so',
    ended: { to: 'requested', change: 'requested' },
  },
  accept: {
    none: 'not_requested',
    requested: 'not_requested',
    received: { to: 'active', change: 'accepted' },
    active: 'already_so',
    ended: 'not_requested',
  },
  leave: {
    none: 'already_so',
    requested: { to: 'none', change: 'cancelled' },
    received: { to: 'none', change: 'declined' },
    active: { to: 'ended', change: 'ended' },
    ended: 'already_so',
  },
};

/** What an action makes of a state: every action on every state has an answer. */
export function partnerStep(state: PartnerState, action: PartnerAction): PartnerStep {
  return table[action][state];
}

const mirror: Readonly<Record<PartnerState, PartnerState>> = {
  none: 'none',
  requested: 'received',
  received: 'requested',
  active: 'active',
  ended: 'ended',
};

/** The same state as seen from the other side. */
export function mirroredState(state: PartnerState): PartnerState {
  return mirror[state];
}

export type PartnerCan = 'accept' | 'decline' | 'cancel' | 'end';

/** What a member who may manage partners can do next. */
export function partnerCan(state: PartnerState): PartnerCan[] {
  if (state === 'requested') return ['cancel'];
  if (state === 'received') return ['accept', 'decline'];
  return state === 'active' ? ['end'] : [];
}
