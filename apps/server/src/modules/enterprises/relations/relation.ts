/** How an enterprise stands to another, from its own side. A relation that is `none` has no row. */
export type RelationState = 'requested' | 'received' | 'active' | 'ended';

export interface RelationRow {
  readonly partnerId: string;
  readonly state: RelationState;
  readonly note: string | null;
  readonly since: Date;
}

/** What one enterprise is to another; `since` is null only while there is nothing between them. */
export interface RelationBetween {
  readonly state: RelationState | 'none';
  readonly note: string | null;
  readonly since: Date | null;
}

/** How the other side stands when this one stands so. */
export function mirrored(state: RelationState): RelationState {
  if (state === 'requested') return 'received';
  if (state === 'received') return 'requested';
  return state;
}
