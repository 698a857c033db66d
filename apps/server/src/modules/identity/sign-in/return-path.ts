import { limits } from '../../../platform/limits.ts';

/**
 * True for a path of our own to which a browser may be sent after signing in. Refused is what a browser could read as another
 * site: `//host`, backslashes, which browsers take for slashes (URL Standard §4.4), and control characters, which they drop.
 */
export function isReturnPath(path: string): boolean {
  if (path.length > limits.returnPathMaxCharacters) return false;
  if (!path.startsWith('/') || path.startsWith('//')) return false;
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\\\u0000-\u001f\u007f-\u009f]/.test(path)) return false;
  const somewhere = 'https://network.invalid';
  return URL.canParse(path, somewhere) && new URL(path, somewhere).origin === somewhere;
}
