/** 按错误码：发生了什么（what），哪些不受影响、该怎么做（next）。 */
export const problems = {
  unknown: { what: '没有成功', next: '原有内容没有变化。请再试一次；如仍不成功，请把下方参考号告诉我们。' },
  busy: { what: '网络繁忙', next: '内容没有丢失，请稍后再试。' },
  server: { what: '这次没能完成', next: '没有留下做了一半的改动。请稍后再试；如仍不成功，请把下方参考号告诉我们。' },
  invalid: { what: '填写的内容有不合要求之处', next: '尚未保存。请检查后重新提交。' },
  forbidden: { what: '您的授权身份不能这样做', next: '没有任何改动。请在顶部换一个授权身份，或请有权限的同事处理。' },
  missing: { what: '这里没有这项内容', next: '可能已经结束，或没有对您开放。请返回再看。' },
  conflict: { what: '内容刚刚有变化', next: '没有覆盖任何内容。请重新载入页面，查看最新情况。' },
  render: { what: '页面无法显示', next: '已保存的内容不受影响，请重新载入页面。' },
  client: {
    offline: { what: '网络已断开', next: '没有发出任何内容。恢复连接后再试一次。' },
    unreachable: { what: '无法连接', next: '您的信息没有受影响。请检查网络后再试。' },
    unreadable: { what: '返回的内容无法读取', next: '原有内容没有变化，请稍后再试。' },
  },
  identity: {
    not_signed_in: { what: '您还没有登录', next: '请用您的银行登录后继续。' },
    session_ended: { what: '登录已结束', next: '重新登录后会回到刚才的页面。' },
  },
};
