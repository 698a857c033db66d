import type { CompiledGrant, CompiledRule } from './compile.ts';
import type { DenyCode, LimitUse } from './decision.ts';

/** What a decision came to before it is put in words; `failed` null when nothing stands against it. */
export interface Verdict {
  readonly failed: DenyCode | null;
  readonly granted: CompiledGrant | null;
  readonly rule: CompiledRule | null;
  readonly uses: readonly LimitUse[];
  /** Of `uses`, the one that is used up. */
  readonly exceeded: LimitUse | null;
}
