import { root } from '../run/command.ts';
import { isTest, readTree } from '../tidy/tree.ts';

/** The page that lists every place where the server works as the network itself: a new one shows in review as a difference. */
export function systemAccessPage(): string {
  const rows = readTree(root)
    .sources.filter(({ path }) => path.startsWith('apps/server/src/') && !isTest(path))
    .flatMap(({ path, scan: { code } }) =>
      [...code.matchAll(/\.asSystem\(\s*(?:'([^']*)'|([^,\s]+))/g)].map((match) => {
        const reason = match[1] ?? `(${match[2]})`;
        return { reason, place: path.replace('apps/server/src/', '') };
      }),
    )
    .toSorted((a, b) => (`${a.reason} ${a.place}` < `${b.reason} ${b.place}` ? -1 : 1));
  return `# Where the server works as the network itself

Written by \`npm run generate\`. Inside \`asSystem\` the policies of \`guildhall_system\` hold instead of those of one enterprise; each place says
why in one fixed name. A new line here is a matter for review.

| reason | place |
|---|---|
${rows.map(({ reason, place }) => `| \`${reason}\` | \`${place}\` |`).join('\n')}
`;
}
