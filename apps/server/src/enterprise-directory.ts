import type { EnterpriseDirectory } from './modules/access/index.ts';
import { IdentifierError, type EnterprisesModule } from './modules/enterprises/index.ts';
import { SignInRefused } from './modules/identity/index.ts';

/** What `access` asks of `enterprises`: which enterprise a customer of a bank is. */
export function enterpriseDirectoryOf(enterprises: EnterprisesModule): EnterpriseDirectory {
  return {
    ensure: async (tx, { enterprise }) => {
      const { identifiers, nameZh, nameEn } = enterprise;
      if (identifiers.length === 0)
        throw new SignInRefused('answer_refused', 'the bank names no identifier of the enterprise');
      try {
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
