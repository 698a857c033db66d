import type { SampleWorld } from '../../../apps/dev-env/src/sample-world/sample-world.ts';

/** What an enterprise of the sample world truly states when it registers: its licence, which its bank may not know yet. */
export function statementOf(sample: SampleWorld, key: string) {
  const enterprise = sample.enterprises.find((one) => one.key === key);
  const [main] = enterprise?.identifiers ?? [];
  if (enterprise === undefined || main === undefined) throw new Error(`${key} is not in the sample world`);
  const { identification, standing } = enterprise.start;
  const { legalNameZh = null, legalNameEn, legalRepresentative, registeredAddress } = identification;
  const { registryLei, identifiers } = enterprise;
  return {
    legalName: { zh: legalNameZh, en: legalNameEn },
    identifiers: [
      ...identifiers,
      ...(registryLei === null ? [] : [{ scheme: 'lei' as const, value: registryLei, country: main.country }]),
    ],
    // In China the credit code is the number of the licence and the tax number too.
    licence: { number: main.value, holder: legalNameZh ?? legalNameEn, validUntil: null },
    tax: {
      number: main.value,
      kind: standing?.taxpayerKind ?? null,
      rating: standing?.taxCreditRating ?? null,
    },
    legalRepresentative: legalRepresentative.nameZh ?? legalRepresentative.nameEn,
    registeredAddress: registeredAddress.zh ?? registeredAddress.en ?? null,
  };
}
