import type { Bilingual } from '../sample-world/bank-seed.ts';
import { bilingual } from '../sample-world/bank-seed.ts';

/** What the launcher says while it works. */
export const texts = {
  starting: bilingual('正在启动 Guildhall', 'Starting Guildhall'),
  orphans: bilingual('收拾上次没有正常结束的程序', 'Ending programs that the last start left behind'),
  web: bilingual('构建网页（源码有变动时才构建）', 'Building the web pages (only when they changed)'),
  database: bilingual('启动 PostgreSQL', 'Starting PostgreSQL'),
  migrate: bilingual('准备数据库', 'Preparing the database'),
  banks: bilingual('启动两家沙盒银行与演示邮箱', 'Starting the two sandbox banks and the demo mailbox'),
  server: bilingual('启动网络', 'Starting the network'),
  takeUp: bilingual(
    '网络按银行授权取回样例企业的认证信息',
    'The network takes up what the banks attest of the sample enterprises',
  ),
  relations: bilingual('建立样例伙伴与关注', 'Establishing sample partners and watches'),
  stopping: bilingual('正在停止…', 'Stopping …'),
  stopped: bilingual('已全部停止。数据留在', 'Everything has stopped. The data stays in'),
  reused: bilingual('沿用仍在运行的 PostgreSQL', 'Took over the PostgreSQL that was still running'),
  takeUpLate: bilingual(
    '样例数据还没有全部到齐，会在后台继续。',
    'Not all of the sample data is there yet; it goes on in the background.',
  ),
  relationsFailed: bilingual(
    '样例伙伴没有建立，详见日志；下次启动会再试。',
    'The sample partners could not be established, see the log; the next start tries again.',
  ),
} satisfies Record<string, Bilingual>;

export function movedAside(place: string): Bilingual {
  return bilingual(
    `以 root 启动时，PostgreSQL 的用户进不了数据目录，它的文件放在 ${place}`,
    `Started as root, PostgreSQL's user cannot reach the data directory; its files are in ${place}`,
  );
}

export function takenUp(applied: number, expected: number): Bilingual {
  return bilingual(`已到 ${applied} 条，共 ${expected} 条`, `${applied} of ${expected} records have arrived`);
}

export function portTaken(port: number, variable: string): Bilingual {
  const other = { BANK_PORT: 4300, MAIL_PORT: 4500 }[variable] ?? 4200;
  return bilingual(
    `端口 ${port} 已被别的程序占用。请先停掉它，或换一个端口：${variable}=${other} npm start`,
    `Port ${port} is in use by another program. Stop that program, or choose another port: ${variable}=${other} npm start`,
  );
}

export function alreadyRunning(url: string, pid: number): Bilingual {
  return bilingual(
    `Guildhall 已在运行：${url}（进程 ${pid}）。要停止它，请在那个终端按 Ctrl-C，或执行 kill ${pid}`,
    `Guildhall is already running at ${url} (process ${pid}). To stop it, press Ctrl-C there, or run: kill ${pid}`,
  );
}

export function otherPorts(dataDir: string, bankPort: number): Bilingual {
  return bilingual(
    `${dataDir} 里的银行记录是用 BANK_PORT=${bankPort} 签署的。请用这个端口启动，或用 GUILDHALL_DATA_DIR 指定另一个数据目录。`,
    `The banks' records in ${dataDir} were signed under BANK_PORT=${bankPort}. Start with that port, or give another directory in GUILDHALL_DATA_DIR.`,
  );
}

export function lost(message: string, log: string): Bilingual {
  return bilingual(
    `一个程序意外结束，现在全部停止。日志：${log}\n${message}`,
    `A program ended unexpectedly; everything is being stopped. Log: ${log}\n${message}`,
  );
}
