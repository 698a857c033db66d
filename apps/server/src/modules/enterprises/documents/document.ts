import type { MediaType } from '../../../platform/files/content.ts';
import { limits } from '../../../platform/limits.ts';
import { isCleanText } from '../../../platform/text.ts';

/** The papers that an enterprise shows of itself. */
export const documentKinds = ['business_licence', 'tax_certificate'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** `kept` is the one of its kind in force; `replaced` gave way to a newer one; of a `deleted` one the bytes are gone. */
export type DocumentState = 'kept' | 'replaced' | 'deleted';

export interface EvidenceDocument {
  readonly documentId: string;
  readonly enterpriseId: string;
  readonly kind: DocumentKind;
  readonly state: DocumentState;
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** The last day on which the paper is valid (YYYY-MM-DD), as the enterprise states it. */
  readonly validUntil: string | null;
  readonly uploadedAt: Date;
}

/** The calendar day of an instant, in UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** Valid on its last day still. */
export function isExpired(document: Pick<EvidenceDocument, 'validUntil'>, now: Date): boolean {
  return document.validUntil !== null && document.validUntil < dayOf(now);
}

/** What is wrong with a stated last day, in words; null when nothing is. */
export function dayFault(day: string, now: Date): string | null {
  const read = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(read.getTime()) || dayOf(read) !== day) return 'is no day of the calendar';
  if (day < dayOf(now)) return 'has passed: add a document that is still valid';
  return null;
}

const extensions: Readonly<Record<MediaType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
};

/** A name that every file system and header can carry; what stood before a slash is dropped. Null when nothing is left of it. */
export function cleanFileName(given: string): string | null {
  if (!isCleanText(given)) return null;
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const name = last
    .normalize('NFC')
    // Control and format characters, among them those that turn the direction of writing; and what Windows does not allow.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  if (name === '') return null;
  return shortened(name);
}

/** Cut in the middle of the name, so that its ending stays. */
function shortened(name: string): string {
  const chars = [...name];
  const most = limits.fileNameMaxCharacters;
  if (chars.length <= most) return name;
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';
  return chars.slice(0, most - ending.length).join('') + ending;
}

/** The ending of the name says another kind of file than the content is. A name without an ending says nothing. */
export function endingDiffers(fileName: string, mediaType: MediaType): boolean {
  const ending = endingOf(fileName);
  return ending !== null && !extensions[mediaType].includes(ending);
}

/** The name with an ending that a reader's program opens. */
export function withEnding(fileName: string, mediaType: MediaType): string {
  return endingOf(fileName) === null ? `${fileName}.${extensions[mediaType][0]}` : fileName;
}

function endingOf(fileName: string): string | null {
  return /\.([a-z][a-z0-9]{0,4})$/i.exec(fileName)?.[1]?.toLowerCase() ?? null;
}
