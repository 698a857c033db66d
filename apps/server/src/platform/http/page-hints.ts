import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

const Files = Type.Array(Type.String({ pattern: '^[\\w./-]+$' }));
const Hints = Type.Object({
  languages: Type.Record(Type.String(), Files),
  pages: Type.Array(Type.Object({ path: Type.String(), exact: Type.Boolean(), member: Files, stranger: Files })),
});
const readHints = Compile(Hints);

export interface PageRequest {
  readonly path: string;
  /** Whether the browser brings a session; whether it still holds is told later. */
  readonly isMember: boolean;
  readonly acceptLanguage: string;
}

/** The session is asked for by every page as soon as the program runs. */
const session = '</v1/session>; rel=preload; as=fetch; crossorigin';

/**
 * The files that a page will ask for once its program runs, as the build of the client wrote them down, for the `Link` header: they
 * come with the program and not after it. Without such a file nothing is hinted at.
 */
export async function pageHints(directory: string): Promise<(request: PageRequest) => string> {
  const text = await readFile(join(directory, 'hints.json'), 'utf8').catch(() => null);
  const hints: unknown = text === null ? null : JSON.parse(text);
  if (!readHints.Check(hints)) return () => session;
  const { languages, pages } = hints;
  return ({ path, isMember, acceptLanguage }) => {
    const page = pages.find((one) => (one.exact ? path === one.path : path.startsWith(one.path)));
    const files = [
      ...(languages[languageOf(acceptLanguage)] ?? []),
      ...(page?.[isMember ? 'member' : 'stranger'] ?? []),
    ];
    return [session, ...files.map(linkTo)].join(', ');
  };
}

function linkTo(file: string): string {
  return file.endsWith('.css')
    ? `</${file}>; rel=preload; as=style; crossorigin`
    : `</${file}>; rel=modulepreload; crossorigin`;
}

/** As the client picks it: the first of the browser's languages that it speaks. A choice made there earlier is not known here. */
function languageOf(acceptLanguage: string): string {
  const first = acceptLanguage.split(',').find((range) => /^\s*(zh|en)\b/i.test(range));
  return first !== undefined && /^\s*zh/i.test(first) ? 'zh-CN' : 'en';
}
