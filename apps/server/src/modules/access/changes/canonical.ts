import { sha256 } from '../../../platform/crypto/seal.ts';
import type { AccountScopeView, TableContentsView } from '../permissions/table-schemas.ts';
import { readContents, writeContents, type UnreadableAmount } from '../permissions/table-wire.ts';

/**
 * The one spelling of some contents: members in the order of the schema, amounts with all the decimals of their currency, what is a set
 * sorted and without repetitions. Two tables that say the same are the same text then.
 */
export function canonical(view: TableContentsView): { contents: TableContentsView; unreadable: UnreadableAmount[] } {
  const { contents, unreadable } = readContents(view);
  const written = writeContents(contents);
  return {
    unreadable,
    contents: {
      ...written,
      holders: written.holders.map((one) => ({ ...one, accountNumbers: sorted(one.accountNumbers) })),
      grants: written.grants.map((one) => ({
        ...one,
        accounts: sortedScope(one.accounts),
        counterparties: sorted(one.counterparties),
        window:
          one.window === null ? null : { ...one.window, days: [...new Set(one.window.days)].toSorted((a, b) => a - b) },
      })),
      approvalRules: written.approvalRules.map((one) => ({ ...one, accounts: sortedScope(one.accounts) })),
    },
  };
}

/** What signatures are bound to: the contents, whose they are, and the version that they are to replace. */
export function contentHash(of: { tableId: string; basedOnVersion: number; contents: TableContentsView }): Buffer {
  return sha256(JSON.stringify([of.tableId, of.basedOnVersion, of.contents]));
}

function sortedScope(scope: AccountScopeView): AccountScopeView {
  return scope.kind === 'accounts' ? { ...scope, accountNumbers: sorted(scope.accountNumbers) ?? [] } : scope;
}

function sorted(texts: readonly string[] | null): string[] | null {
  return texts === null ? null : [...new Set(texts)].toSorted();
}
