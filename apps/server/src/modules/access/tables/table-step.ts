/** What is held of a table when a version of it arrives. */
export interface HeldTable {
  /** The version in force. */
  readonly version: bigint;
  /** The hash of what is held of the version that arrives; null when that one is not held. */
  readonly digestOfArriving: string | null;
}

/**
 * `apply` it comes in force; `history` it was missed and is only kept; `duplicate` it is held already. Refused are `older`, another
 * text for a version before the one in force, and `contradiction`, another text for the one in force.
 */
export type TableStep = 'apply' | 'history' | 'duplicate' | 'older' | 'contradiction';

/** Whether a version of a table whose signature holds comes in force. A version says one thing only, and none comes back. */
export function tableStep(held: HeldTable | null, arriving: { version: bigint; digest: string }): TableStep {
  if (held === null || arriving.version > held.version) return 'apply';
  if (held.digestOfArriving === arriving.digest) return 'duplicate';
  if (arriving.version === held.version) return 'contradiction';
  return held.digestOfArriving === null ? 'history' : 'older';
}
