import { ConfigError, readLauncherConfig } from './config.ts';
import type { LauncherConfig } from './config.ts';
import { announcement } from './launch/announce.ts';
import { StartRefused } from './launch/instance-lock.ts';
import { plainReport } from './launch/report.ts';
import { lost, texts } from './launch/texts.ts';
import type { World } from './world.ts';
import { startWorld } from './world.ts';

const parentWatchMs = 300;

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  const config = readConfigOrExit();
  const { language, dataDir } = config;
  const began = performance.now();
  const interrupted = new AbortController();
  let world: World | null = null;
  let lostOne = false;

  const finish = once(async (code: number) => {
    write(`\n${texts.stopping[language]}`);
    await world?.stop();
    write(`${texts.stopped[language]} ${dataDir}`);
    process.exit(code);
  });
  const leave = (): void => {
    // Before everything stands, the start gives up and stops what it has started.
    if (world === null) interrupted.abort();
    else finish(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
  if (config.underNpm) watchParent(leave);
  const onLost = (message: string): void => {
    write(lost(message, `${dataDir}/logs`)[language]);
    lostOne = true;
    if (world === null) interrupted.abort();
    else finish(1);
  };

  write(`${texts.starting[language]}  (${dataDir})`);
  try {
    const report = plainReport(language, write);
    world = await startWorld({ ...config, web: true, signal: interrupted.signal, report, onLost });
  } catch (error) {
    if (interrupted.signal.aborted) write(`\n${texts.stopped[language]} ${dataDir}`);
    else process.stderr.write(`\n${explain(error, config)}\n`);
    process.exit(interrupted.signal.aborted && !lostOne ? 130 : 1);
  }
  write(announcement(world));
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  write(language === 'zh' ? `就绪，用时 ${seconds} 秒` : `Ready after ${seconds} s`);
}

/** Whoever ends `npm start` by its process number ends npm alone; that it is gone is then our only sign. */
function watchParent(leave: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    leave();
  }, parentWatchMs);
  watch.unref();
}

function readConfigOrExit(): LauncherConfig {
  try {
    return readLauncherConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

function explain(error: unknown, { language }: LauncherConfig): string {
  if (error instanceof StartRefused) return error.text[language];
  return error instanceof Error ? error.message : String(error);
}

function once(work: (code: number) => Promise<void>): (code: number) => void {
  let began = false;
  return (code) => {
    if (began) return;
    began = true;
    void work(code);
  };
}

await main();
