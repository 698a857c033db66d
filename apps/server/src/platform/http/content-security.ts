function policy(styles: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** What a page of ours may load: only from our own origin, nothing inline (CSP Level 3). */
export const pagePolicy = policy("'self'");

/** The readable interface writes its styles into the page; its scripts are held to the same. */
export const docsPolicy = policy("'self' 'unsafe-inline'");
