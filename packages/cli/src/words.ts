/** Everything that the command line says, in both languages. `{name}` is filled in. */
const words = {
  about: { en: 'Runs and looks after a Guildhall network.', zh: '运行和维护 Guildhall 网络。' },
  usage: { en: 'Usage:', zh: '用法：' },
  arguments: { en: 'Arguments:', zh: '参数：' },
  options: { en: 'Options:', zh: '选项：' },
  commands: { en: 'Commands:', zh: '命令：' },
  help: { en: 'show this help', zh: '显示帮助' },
  helpCommand: { en: 'show the help of a command', zh: '显示某个命令的帮助' },
  version: { en: 'show the version', zh: '显示版本' },
  json: { en: 'print the result as one line of JSON', zh: '以一行 JSON 输出结果' },
  migrate: { en: 'bring the database to the schema of this version', zh: '把数据库升级到当前版本的结构' },
  import: { en: 'take in records of a registry', zh: '导入登记机构的数据' },
  importLei: {
    en: 'take in LEI records of GLEIF: JSON lines or LEI-CDF, plain or gzipped',
    zh: '导入 GLEIF 的 LEI 数据：每行一条 JSON，或 LEI-CDF，可用 gzip 压缩',
  },
  file: { en: 'the file', zh: '文件' },
  rejectedOption: {
    en: 'where records that do not fit are written, with line and reason (default: FILE.rejected.jsonl)',
    zh: '不合要求的记录写到哪里，附行号和原因（默认：FILE.rejected.jsonl）',
  },
  audit: { en: 'the audit', zh: '审计记录' },
  auditVerify: { en: 'recompute every chain of the audit', zh: '重新核对全部审计链' },
  doctor: {
    en: 'check environment, database, migrations, keys, banks, mail server and files',
    zh: '检查环境、数据库、结构版本、密钥、各家银行、邮件服务器和文件目录',
  },
  keys: { en: 'our keys towards banks', zh: '本网络面向银行的密钥' },
  keysRotate: {
    en: 'make a new key towards a bank; the old one stays valid for a while',
    zh: '为某家银行换新密钥，旧密钥仍保留一段时间',
  },
  bank: { en: 'short name of the bank', zh: '银行的简称' },
  migrated: {
    en: 'The database is at the newest schema. Applied now: {count}',
    zh: '数据库已是最新结构。本次执行：{count} 项',
  },
  importing: { en: 'records', zh: '条记录' },
  imported: {
    en: '{records} records read: {created} enterprises new, {updated} updated, {unchanged} unchanged, {rejected} rejected.',
    zh: '共读取 {records} 条：新增企业 {created} 家，更新 {updated} 家，无变化 {unchanged} 家，未导入 {rejected} 条。',
  },
  keptAside: { en: 'What was rejected, with line and reason: {file}', zh: '未导入的记录及行号、原因见：{file}' },
  brokenFile: {
    en: 'The file could not be read to its end. Line {line}: {reason}. What came before it is in; import the whole file again once it is mended.',
    zh: '文件没有读完。第 {line} 行：{reason}。之前的内容已导入；修好文件后重新导入即可。',
  },
  auditHolds: {
    en: '{lines} lines in {chains} chains: all hold.',
    zh: '{chains} 条审计链、{lines} 行记录，全部完好。',
  },
  auditBroken: {
    en: '{lines} lines in {chains} chains, {count} faults:',
    zh: '{chains} 条审计链、{lines} 行记录，有 {count} 处对不上：',
  },
  auditing: { en: 'chains', zh: '条审计链' },
  chainFault: {
    en: '  enterprise {enterpriseId}, position {position}: {reason}',
    zh: '  企业 {enterpriseId}，第 {position} 行：{reason}',
  },
  fault_changed: {
    en: 'the line is not the one that was chained (line {lineId}, {occurredAt}, {action}, {target})',
    zh: '这一行与当初入链时不同（{lineId}，{occurredAt}，{action}，{target}）',
  },
  fault_missing: { en: 'the line that stood here is gone', zh: '这里原有的一行不见了' },
  fault_cut: {
    en: 'the chain does not end at its anchored head: lines behind it are gone, or the head was changed',
    zh: '审计链没有到达锚定的末端：其后的行不见了，或末端被改动过',
  },
  fault_unanchored: { en: 'the anchored head of the chain is gone', zh: '审计链锚定的末端不见了' },
  rotated: { en: 'A new key towards {bank} was made: {kid}', zh: '已为 {bank} 换新密钥：{kid}' },
  healthy: { en: 'Everything is in order.', zh: '一切正常。' },
  unhealthy: { en: '{count} of {all} checks need attention.', zh: '{all} 项检查中有 {count} 项需要处理。' },
  failed: { en: 'The server program ended with code {code}.', zh: '服务程序以代码 {code} 结束。' },
} as const;

export type Word = keyof typeof words;
export type Speak = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

export function speaker(language: 'zh' | 'en'): Speak {
  return (word, values = {}) =>
    words[word][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
