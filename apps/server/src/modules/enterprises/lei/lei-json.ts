import { LeiError, type LeiAddress, type LeiName, type LeiRecord } from './lei-record.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads one line of a file of LEI records.
 * @throws LeiError when the line is no record.
 */
export function readLeiLine(line: string): LeiRecord {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new LeiError('the line is not JSON');
  }
  if (!isFields(parsed)) throw new LeiError('the line is no JSON object');
  const entity = fieldsOf(parsed, 'entity');
  const registration = fieldsOf(parsed, 'registration');
  const legalName = readName(entity.legalName, 'entity.legalName');
  if (legalName === null) throw new LeiError('entity.legalName.name is missing');
  const legalForm = isFields(entity.legalForm) ? entity.legalForm : {};
  const registeredAt = isFields(entity.registeredAt) ? entity.registeredAt : {};
  return {
    lei: textOf(parsed.lei, 'lei') ?? '',
    legalName,
    otherNames: [...readNames(entity.otherNames), ...readNames(entity.transliteratedOtherNames)],
    legalAddress: readAddress(entity.legalAddress),
    authority: textOf(registeredAt.id, 'entity.registeredAt.id'),
    authorityNumber: textOf(entity.registeredAs, 'entity.registeredAs'),
    jurisdiction: textOf(entity.jurisdiction, 'entity.jurisdiction'),
    legalForm: textOf(legalForm.id, 'entity.legalForm.id'),
    otherLegalForm: textOf(legalForm.other, 'entity.legalForm.other'),
    status: textOf(entity.status, 'entity.status'),
    createdOn: textOf(entity.creationDate, 'entity.creationDate'),
    updatedAt: textOf(registration.lastUpdateDate, 'registration.lastUpdateDate') ?? '',
    renewalAt: textOf(registration.nextRenewalDate, 'registration.nextRenewalDate'),
  };
}

function fieldsOf(parent: Fields, name: string): Fields {
  const part = parent[name];
  if (!isFields(part)) throw new LeiError(`${name} is missing`);
  return part;
}

function textOf(value: unknown, path: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new LeiError(`${path} is no text`);
  const text = value.trim();
  return text === '' ? null : text;
}

function readNames(value: unknown): LeiName[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => readName(one, 'entity.otherNames') ?? []);
}

function readName(value: unknown, path: string): LeiName | null {
  if (!isFields(value)) return null;
  const text = textOf(value.name, `${path}.name`);
  return text === null ? null : { text, language: textOf(value.language, `${path}.language`) };
}

function readAddress(value: unknown): LeiAddress | null {
  if (!isFields(value)) return null;
  const part = (name: string): string | null => textOf(value[name], `entity.legalAddress.${name}`);
  const lines: unknown[] = Array.isArray(value.addressLines) ? value.addressLines : [];
  return {
    language: part('language'),
    lines: lines.flatMap((line) => textOf(line, 'entity.legalAddress.addressLines') ?? []),
    city: part('city'),
    region: part('region'),
    postalCode: part('postalCode'),
    country: part('country'),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
