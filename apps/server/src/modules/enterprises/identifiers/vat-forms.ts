/** The form of a VAT number by country, as a person would say it (European Commission, VIES: structure of VAT identification numbers). */
const forms: Readonly<Record<string, string>> = {
  AT: 'ATU and 8 digits',
  BE: 'BE and 10 digits',
  BG: 'BG and 9 or 10 digits',
  CH: 'CHE and 9 digits',
  CY: 'CY, 8 digits and a letter',
  CZ: 'CZ and 8 to 10 digits',
  DE: 'DE and 9 digits',
  DK: 'DK and 8 digits',
  EE: 'EE and 9 digits',
  ES: 'ES and 9 characters, the first or the last of them a letter',
  FI: 'FI and 8 digits',
  FR: 'FR, 2 characters and 9 digits',
  GB: 'GB and 9 or 12 digits',
  GR: 'EL and 9 digits',
  HR: 'HR and 11 digits',
  HU: 'HU and 8 digits',
  IE: 'IE, 7 digits and one or two letters',
  IT: 'IT and 11 digits',
  LT: 'LT and 9 or 12 digits',
  LU: 'LU and 8 digits',
  LV: 'LV and 11 digits',
  MT: 'MT and 8 digits',
  NL: 'NL and 12 characters, a B in the tenth place',
  NO: 'NO, 9 digits and MVA',
  PL: 'PL and 10 digits',
  PT: 'PT and 9 digits',
  RO: 'RO and 2 to 10 digits',
  SE: 'SE and 12 digits',
  SI: 'SI and 8 digits',
  SK: 'SK and 10 digits',
};

/** What a VAT number of the country looks like; null where we do not know. */
export function vatForm(country: string): string | null {
  return forms[country] ?? null;
}
