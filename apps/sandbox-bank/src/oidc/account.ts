import { errors, type Account, type AuthorizationDetail } from 'oidc-provider';
import type { BankContext } from '../bank-context.ts';
import { readMandateClaim } from '../people/mandate-claim.ts';
import { findPerson } from '../people/person-store.ts';
import { grantedMandate } from './grant-details.ts';

type Source = { rar?: AuthorizationDetail[] | undefined } | undefined;

/** The person behind a subject, with the claims of the mandate that the code or token was issued for. */
export async function findAccount(bank: BankContext, personId: string, token: Source): Promise<Account | undefined> {
  const person = await findPerson(bank.db, personId);
  if (person === null) return undefined;
  return {
    accountId: personId,
    claims: async () => {
      const granted = grantedMandate(token?.rar);
      const mandate = granted === null ? null : await readMandateClaim(bank.db, personId, granted, bank.clock.now());
      if (granted !== null && mandate === null) throw new errors.InvalidGrant('the mandate is no longer in the table');
      return {
        sub: personId,
        name: person.locale === 'en' ? person.name.en : person.name.zh,
        // The same in both scripts (OpenID Connect Core §5.2).
        'name#zh-CN': person.name.zh,
        'name#en': person.name.en,
        locale: person.locale,
        ...(mandate === null ? {} : { mandate }),
      };
    },
  };
}
