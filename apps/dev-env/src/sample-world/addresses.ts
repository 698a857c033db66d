import type { City } from './cities.ts';
import { roads, roadsAbroad } from './cities.ts';
import type { PartialText } from './enterprise.ts';
import type { Random } from './random.ts';

/** An invented address of the city; abroad it has no Chinese form. */
export function makeAddress(random: Random, city: City): PartialText {
  if (city.country !== 'CN') return { en: makeAddressAbroad(random, city) };
  const { name, district } = city;
  const road = random.pick(roads);
  const number = random.int(2, 399);
  if (random.chance(0.4)) {
    return {
      zh: `${name.zh}市${district.zh}${road.zh} ${number} 号`,
      en: `${number} ${road.en}, ${district.en}, ${name.en}`,
    };
  }
  const building = random.int(1, 12);
  return {
    zh: `${name.zh}市${district.zh}${road.zh} ${number} 号 ${building} 幢`,
    en: `Building ${building}, ${number} ${road.en}, ${district.en}, ${name.en}`,
  };
}

function makeAddressAbroad(random: Random, { country, name, district }: City): string {
  const road = random.pick(roadsAbroad[country] ?? ['Harbour Road']);
  const number = random.int(1, 140);
  // France writes the number first; the others write it behind the street.
  const street = country === 'FR' ? `${number} ${road}` : `${road} ${number}`;
  return `${street}, ${district.en}, ${name.en}`;
}
