/** How a person stands to an enterprise for which he acts, acted or may act. */
export type MembershipState = 'none' | 'active' | 'left' | 'removed';
/**
 * What happens to it. `sign_in`: the bank returned a mandate for the enterprise; `invited_sign_in`: and an open invitation names
 * this very person.
 */
export type MembershipAction = 'sign_in' | 'invited_sign_in' | 'leave' | 'remove' | 'let_in';
export type MembershipChange = 'joined' | 'left' | 'removed' | 'let_in';

/** The state after a step and what happened, or why nothing did. */
export type MembershipStep =
  | { readonly to: Exclude<MembershipState, 'none'>; readonly change: MembershipChange }
  | 'already_so'
  | 'shut_out'
  | 'no_member';

const joined: MembershipStep = { to: 'active', change: 'joined' };

const table: Readonly<Record<MembershipAction, Readonly<Record<MembershipState, MembershipStep>>>> = {
  // The bank's table decides who may act; nobody needs an invitation besides.
  sign_in: { none: joined, active: 'already_so', left: joined, removed: 'shut_out' },
  invited_sign_in: { none: joined, active: 'already_so', left: joined, removed: joined },
  leave: { none: 'no_member', active: { to: 'left', change: 'left' }, left: 'already_so', removed: 'already_so' },
  remove: {
    none: 'no_member',
    active: { to: 'removed', change: 'removed' },
    // Who left may be kept from coming back.
    left: { to: 'removed', change: 'removed' },
    removed: 'already_so',
  },
  let_in: { none: 'no_member', active: 'already_so', left: 'already_so', removed: { to: 'left', change: 'let_in' } },
};

/** What an action makes of a state: every action on every state has an answer. */
export function membershipStep(state: MembershipState, action: MembershipAction): MembershipStep {
  return table[action][state];
}

export type MemberCan = 'remove' | 'let_in' | 'leave';

/** What somebody can do about a membership; nobody removes himself, he leaves. */
export function memberCan(state: MembershipState, who: { isSelf: boolean; manages: boolean }): MemberCan[] {
  if (who.isSelf) return state === 'active' ? ['leave'] : [];
  if (!who.manages) return [];
  if (state === 'removed') return ['let_in'];
  return state === 'none' ? [] : ['remove'];
}
