import { options } from '../../apps/server/src/config.ts';

/** The reference page of the server's environment. */
export function configurationPage(): string {
  const rows = options.map(({ name, fallback, meaning }) => {
    const shown = fallback === null || fallback === '' ? '–' : `\`${fallback}\``;
    return `| \`${name}\` | ${shown} | ${meaning.replaceAll('|', '\\|')} |`;
  });
  return `# Configuration of the server

Written by \`npm run generate\` from \`apps/server/src/config.ts\`, which alone reads the environment.

| variable | default | meaning |
|---|---|---|
${rows.join('\n')}
`;
}
