import type { EnterpriseDirectory } from '../../../apps/server/src/modules/access/index.ts';
import type { EnterpriseRef } from '../../../apps/server/src/modules/identity/index.ts';
import { newId, type EnterpriseId } from '../../../apps/server/src/platform/ids.ts';

/** Knows an enterprise by the number of its first identifier. */
export class FakeEnterpriseDirectory implements EnterpriseDirectory {
  readonly #ids = new Map<string, EnterpriseId>();
  readonly #refs = new Map<EnterpriseId, EnterpriseRef>();

  ensure(...[, { enterprise }]: Parameters<EnterpriseDirectory['ensure']>): Promise<EnterpriseId> {
    const number = enterprise.identifiers[0]?.value ?? enterprise.nameEn;
    const id = this.#ids.get(number) ?? newId<'enterprise'>();
    this.#ids.set(number, id);
    this.#refs.set(id, { id, name: { zh: enterprise.nameZh ?? null, en: enterprise.nameEn }, verified: true });
    return Promise.resolve(id);
  }

  describe(...[, ids]: Parameters<EnterpriseDirectory['describe']>): Promise<Map<EnterpriseId, EnterpriseRef>> {
    return Promise.resolve(new Map([...this.#refs].filter(([id]) => ids.includes(id))));
  }
}
