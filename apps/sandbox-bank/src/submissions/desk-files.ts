import { html, type Html } from '../pages/html.ts';
import { say } from '../pages/locale.ts';
import type { Locale } from '../people/person-store.ts';
import type { Letter, NamedAttachment, Submission } from './submission.ts';

const kinds: Readonly<Record<string, string>> = { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' };

/** The files that came with a submission or a letter: name, kind, size, and the hash by which the staff know the bytes again. */
export function filesPart(
  locale: Locale,
  { receiptNumber }: Submission,
  files: readonly NamedAttachment[],
): Html | null {
  if (files.length === 0) return null;
  return html`<div class="files">
    <h3>${say(locale, { zh: '附件', en: 'Files' })}</h3>
    <ul class="rows">
      ${files.map(
        ({ attachmentId, name, mediaType, size, sha256 }) =>
          html`<li>
            <span
              ><a href="/operator/submissions/${receiptNumber}/attachments/${attachmentId}">${name}</a
              ><span class="quiet">${kinds[mediaType] ?? mediaType}<i class="dot"></i>${sizeOf(locale, size)}</span
              ><span class="quiet">SHA-256 <code>${sha256}</code></span></span
            >
          </li>`,
      )}
    </ul>
  </div>`;
}

function sizeOf(locale: Locale, bytes: number): string {
  return `${new Intl.NumberFormat(locale).format(bytes)} ${say(locale, { zh: '字节', en: bytes === 1 ? 'byte' : 'bytes' })}`;
}

/** A file as the submission itself or one of its letters names it; null for one of another submission. */
export function namedFile(
  { content }: Submission,
  letters: readonly Letter[],
  attachmentId: string,
): NamedAttachment | null {
  const files = [...content.attachments, ...letters.flatMap(({ attachments }) => attachments)];
  return files.find((file) => file.attachmentId === attachmentId) ?? null;
}

/**
 * A customer's bytes are saved under the name that the customer gave, and never shown in this origin: RFC 6266 §4.3 with the name
 * by RFC 8187, no guessing of another kind, and nothing that could run.
 */
export function savedAs({ name, mediaType }: NamedAttachment): Record<string, string> {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_');
  const whole = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
