import { dayFrom } from './days.ts';
import type { Enterprise } from './enterprise.ts';

/**
 * What the registry of LEIs says of those whose LEI no bank holds: records of the GLEIF golden copy, one line of JSON
 * each, for `guildhall import lei`. Such an enterprise is known before it has joined.
 */
export function makeRegistry(enterprises: readonly Enterprise[], now: Date): string[] {
  return enterprises.flatMap((enterprise) =>
    enterprise.registryLei === null ? [] : [makeRecord(enterprise, enterprise.registryLei, now)],
  );
}

function makeRecord({ nameZh, nameEn, city, start }: Enterprise, lei: string, now: Date): string {
  const { registeredAddress, incorporatedOn } = start.identification;
  const language = nameZh === undefined ? 'en' : 'zh';
  return JSON.stringify({
    lei,
    entity: {
      legalName: { name: nameZh ?? nameEn, language },
      otherNames:
        nameZh === undefined ? [] : [{ name: nameEn, language: 'en', type: 'ALTERNATIVE_LANGUAGE_LEGAL_NAME' }],
      transliteratedOtherNames: [],
      legalAddress: {
        language,
        addressLines: [registeredAddress.zh ?? registeredAddress.en],
        city: city.name.en,
        region: null,
        country: city.country,
        postalCode: null,
      },
      // The registry was told no number of a national register, so that nothing but the LEI names the enterprise here.
      registeredAt: null,
      registeredAs: null,
      jurisdiction: city.country,
      legalForm: { id: '8888', other: start.identification.legalForm.en },
      status: 'ACTIVE',
      creationDate: `${incorporatedOn}T00:00:00Z`,
    },
    registration: {
      lastUpdateDate: `${dayFrom(now, -40)}T08:00:00Z`,
      status: 'ISSUED',
      nextRenewalDate: `${dayFrom(now, 325)}T08:00:00Z`,
    },
  });
}
