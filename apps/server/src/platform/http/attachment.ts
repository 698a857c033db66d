/**
 * Headers under which bytes of somebody else's making leave: to be saved and never shown or run in our origin, whatever a
 * browser makes of them.
 */
export function attachmentHeaders(file: {
  name: string;
  mediaType: string;
  sizeBytes: number;
}): Record<string, string> {
  return {
    'content-type': file.mediaType,
    'content-length': String(file.sizeBytes),
    'content-disposition': contentDisposition(file.name),
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  };
}

/** RFC 6266 §4.3 with RFC 8187: a plain name for old readers, and the whole one. */
export function contentDisposition(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_');
  // RFC 8187 §3.2.1 attr-char: what encodeURIComponent leaves and the grammar does not allow.
  const whole = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
