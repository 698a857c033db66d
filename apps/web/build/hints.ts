import type { Plugin } from 'vite';

const languages = { 'zh-CN': 'src/locales/zh-CN/index.ts', en: 'src/locales/en/index.ts' };
const shell = 'src/components/shell/shell.tsx';
const bare = 'src/components/shell/bare-frame.tsx';
/** What is drawn at an address, for a member and for a stranger. The first that fits counts. */
const pages = [
  {
    path: '/',
    exact: true,
    member: [shell, 'src/pages/home/home-page.tsx'],
    stranger: [bare, 'src/pages/start/start-page.tsx'],
  },
  {
    path: '/enterprises/',
    exact: false,
    member: [shell, 'src/pages/enterprise/enterprise-page.tsx'],
    stranger: [bare],
  },
  { path: '/', exact: false, member: [shell], stranger: [bare] },
];

type Piece = { fileName: string; imports: string[]; css: string[] };

/**
 * Writes `hints.json`: which files a page will ask for once the program has begun. The network sends them along as `Link`
 * headers (RFC 8288), so that they come with the program and not after it.
 */
export function hints(): Plugin {
  return {
    name: 'guildhall-hints',
    apply: 'build',
    generateBundle(_, bundle) {
      const pieces = new Map<string, Piece>();
      const bySource = new Map<string, string>();
      let entry = '';
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { fileName, imports, facadeModuleId, viteMetadata } = chunk;
        pieces.set(fileName, { fileName, imports, css: [...(viteMetadata?.importedCss ?? [])] });
        if (facadeModuleId !== null) bySource.set(facadeModuleId, fileName);
        if (chunk.isEntry) entry = fileName;
      }
      // What the entry needs stands in index.html already.
      const known = new Set(filesOf(entry, pieces));
      const filesFor = (sources: readonly string[]): string[] => {
        const found = sources.flatMap((source) => {
          const file = [...bySource].find(([id]) => id.endsWith(`/apps/web/${source}`))?.[1];
          if (file === undefined) throw new Error(`${source} is no file of the build: build/hints.ts names it`);
          return filesOf(file, pieces);
        });
        return [...new Set(found)].filter((file) => !known.has(file));
      };
      const written = {
        languages: Object.fromEntries(Object.entries(languages).map(([name, source]) => [name, filesFor([source])])),
        pages: pages.map(({ path, exact, member, stranger }) => ({
          path,
          exact,
          member: filesFor(member),
          stranger: filesFor(stranger),
        })),
      };
      this.emitFile({ type: 'asset', fileName: 'hints.json', source: JSON.stringify(written) });
    },
  };
}

/** A file with everything that it imports, and their style sheets. */
function filesOf(file: string, pieces: ReadonlyMap<string, Piece>, seen = new Set<string>()): string[] {
  const piece = pieces.get(file);
  if (piece === undefined || seen.has(file)) return [];
  seen.add(file);
  return [file, ...piece.css, ...piece.imports.flatMap((one) => filesOf(one, pieces, seen))];
}
