import type { EnterpriseDirectory } from './modules/access/index.ts';
import { IdentifierError, type EnterprisesModule, type IdentifierInput } from './modules/enterprises/index.ts';
import { SignInRefused } from './modules/identity/index.ts';
import type { Tx } from './platform/db/database.ts';

/** What `access` asks of `enterprises`: which enterprise a customer of a bank is. */
export function enterpriseDirectoryOf(enterprises: EnterprisesModule): EnterpriseDirectory {
  return {
    ensure: async (tx, { enterprise }) => {
      const { identifiers, nameZh, nameEn } = enterprise;
      if (identifiers.length === 0)
        throw new SignInRefused('answer_refused', 'the bank names no identifier of the enterprise');
      try {
        await refuseSeveral(tx, enterprises, identifiers);
        const name = { zh: nameZh ?? null, en: nameEn };
        // It has joined; verified is one whose identification a bank has attested by a signed record.
        return (await enterprises.ensureEnterprise(tx, { identifiers, name, status: 'registered' })).enterpriseId;
      } catch (error) {
        if (!(error instanceof IdentifierError)) throw error;
        throw new SignInRefused('answer_refused', 'the bank names an identifier that cannot be one', error);
      }
    },
    describe: async (tx, enterpriseIds) => {
      const refs = await enterprises.refs(tx, enterpriseIds);
      return new Map([...refs.values()].map((ref) => [ref.id, ref]));
    },
  };
}

/** Numbers of two enterprises that banks attest say of neither that it is meant. @throws SignInRefused */
async function refuseSeveral(
  tx: Tx,
  enterprises: EnterprisesModule,
  identifiers: readonly IdentifierInput[],
): Promise<void> {
  const found = (await enterprises.findByIdentifiers(tx, identifiers)).filter((id) => id !== null);
  const attested = [...(await enterprises.refs(tx, [...new Set(found)])).values()].filter((ref) => ref.verified);
  if (attested.length > 1) throw new SignInRefused('answer_refused', 'the bank names numbers of several enterprises');
}
