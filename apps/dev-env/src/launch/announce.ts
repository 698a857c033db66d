import type { World } from '../world.ts';

/** How many of the listed identities are named on the terminal; the sign-in page lists all of them. */
const namedCount = 7;

/** Where to go and whom to sign in as, in both languages. */
export function announcement(world: World): string {
  const { network, banks, mail } = world.urls;
  const people = world.sample?.banks.huayue.people.filter(({ listed }) => listed) ?? [];
  const named = people.slice(0, namedCount);
  const zh = [
    `打开  ${network}`,
    `银行  华岳银行 ${banks.huayue}/operator · 澜江银行 ${banks.lanjiang}/operator（可在此改客户资料，看变动送达）`,
    `邮箱  ${mail.pages}（网络发出的邮件都在这里，也可让邮件服务器“停摆”）`,
    `接口  ${network}/docs`,
    ...(named.length > 0 ? ['登录  选“华岳银行”，再选一个演示身份：'] : []),
    ...named.map(({ label, goodFor }) => `        ${label.zh}：${goodFor.zh}`),
    ...(people.length > namedCount ? [`        另有 ${people.length - namedCount} 个，列在银行的登录页上`] : []),
    '停止  Ctrl-C',
  ];
  const en = [
    `Open     ${network}`,
    `Banks    Huayue ${banks.huayue}/operator · Lanjiang ${banks.lanjiang}/operator (change a customer's data there and watch it arrive)`,
    `Mail     ${mail.pages} (every e-mail of the network arrives here; it can be switched off to see them wait)`,
    `API      ${network}/docs`,
    ...(named.length > 0 ? ['Sign in  choose Huayue Bank, then one of the demo identities:'] : []),
    ...named.map(({ label, goodFor }) => `           ${label.en}: ${goodFor.en}`),
    ...(people.length > namedCount
      ? [`           and ${people.length - namedCount} more, listed on the bank's sign-in page`]
      : []),
    'Stop     Ctrl-C',
  ];
  return ['', ...zh, '', ...en, ''].join('\n');
}
