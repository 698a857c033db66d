import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { leiOf } from './enterprises.ts';

const words = [
  'Northwind',
  'Harbour',
  'Quarry',
  'Lantern',
  'Meridian',
  'Copper',
  'Willow',
  'Summit',
  'Delta',
  'Orchard',
  'Beacon',
  'Falcon',
];
const trades = [
  'Trading',
  'Textiles',
  'Logistics',
  'Foods',
  'Instruments',
  'Holdings',
  'Shipping',
  'Energy',
  'Paper',
  'Glass',
];
const han = '华盛达远东方明海新力成永兴隆宏泰瑞丰嘉德源通茂鼎';
const cities = [
  ['NINGBO', 'CN'],
  ['SINGAPORE', 'SG'],
  ['Frankfurt am Main', 'DE'],
  ['Rotterdam', 'NL'],
  ['Warszawa', 'PL'],
] as const;

/** The n-th of a made-up world of LEI records, as one line of JSON. `edition` 2 is a later state of the same world, in which every tenth changed. */
export function leiLine(n: number, edition = 1): string {
  const pick = <T>(list: readonly T[], by: number): T => list[by % list.length] as T;
  const [city, country] = pick(cities, n);
  const isChanged = edition > 1 && n % 10 === 0;
  const zh = Array.from({ length: 4 }, (_, at) => han[(n * 7 + at * ((n % 5) + 1)) % han.length]).join('');
  const legalName =
    country === 'CN'
      ? { name: `${zh}${n}有限公司`, language: 'zh' }
      : {
          name: `${pick(words, n)} ${pick(trades, n >> 3)} ${n}${isChanged ? ' International' : ''} Ltd`,
          language: 'en',
        };
  const address = {
    language: country === 'CN' ? 'zh' : 'en',
    addressLines: [`${n % 300} High Street`],
    city,
    region: null,
    country,
    postalCode: String(10_000 + (n % 80_000)),
  };
  return JSON.stringify({
    lei: leiOf(n),
    entity: {
      legalName,
      otherNames: [],
      transliteratedOtherNames: [],
      legalAddress: address,
      registeredAt: { id: 'RA000000', other: null },
      registeredAs: String(n),
      jurisdiction: country,
      legalForm: { id: 'LWXI', other: null },
      status: 'ACTIVE',
      creationDate: `${1980 + (n % 40)}-0${1 + (n % 9)}-1${n % 10}T00:00:00Z`,
    },
    registration: {
      lastUpdateDate: isChanged ? '2026-09-01T08:00:00Z' : '2026-03-01T08:00:00Z',
      status: 'ISSUED',
      nextRenewalDate: '2027-03-01T08:00:00Z',
    },
  });
}

/** Writes so many records, of which every thousandth is bad. @returns how many are bad. */
export async function writeLeiFile(path: string, records: number, edition = 1): Promise<number> {
  const file = createWriteStream(path);
  let bad = 0;
  for (let n = 1; n <= records; n++) {
    const isBad = n % 1_000 === 500;
    if (isBad) bad += 1;
    const line = leiLine(n, edition);
    if (!file.write(`${isBad ? line.replace('"lei":"TEST', '"lei":"TSET') : line}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return bad;
}
