import type { Texts } from './texts-en.ts';

const days = (n: number): string => (n <= 0 ? '今天' : n === 1 ? '明天' : `${n} 天后`);

export const textsZh: Texts = {
  approval_waiting: (p) => ({
    title: `${p.own}有一项${p.word('approvalKind', '事项')}等您签署`,
    sentence: '请在截止时间前查看；逾期未签齐将自动作废，不会执行。',
  }),
  approval_deadline_near: (p) => ({
    title: `${p.own}的一项${p.word('approvalKind', '事项')}仍在等您签署`,
    sentence: '截止时间临近；逾期未签齐将自动作废，不会执行。',
  }),
  approval_signed: (p) => ({
    title: `您在${p.own}提交的${p.word('approvalKind', '事项')}已有人签署`,
    sentence: '仍在等待其余签名。',
  }),
  approval_approved: (p) => ({
    title: `您在${p.own}提交的${p.word('approvalKind', '事项')}已签齐放行`,
    sentence: '所需签名已全部完成，您无需再做什么。',
  }),
  approval_rejected: (p) => ({
    title: `您在${p.own}提交的${p.word('approvalKind', '事项')}被退回`,
    sentence: '请打开查看原因；没有执行任何操作。',
  }),
  approval_expired: (p) => ({
    title: `您在${p.own}提交的${p.word('approvalKind', '事项')}逾期未签齐`,
    sentence: '没有执行任何操作；如仍需要，请重新提交。',
  }),
  deputy_named: (p) => ({
    title: `${p.own}设置了与您有关的代签`,
    sentence: '谁代谁签、到哪一天为止，请在代签页面查看。',
  }),
  deputy_ended: (p) => ({
    title: `${p.own}与您有关的代签已结束`,
    sentence: '此后各人只能签自己的部分。',
  }),
  permission_change_in_force: (p) => ({
    title: `${p.own}的权限表已更新生效`,
    sentence: '银行已按两人签署的变更完成设置，已登录的会话随即适用新的权限。',
  }),
  permission_change_refused: (p) => ({
    title: `银行未接受您提交的${p.own}权限表变更`,
    sentence: '现行权限表保持不变。请打开变更查看原因，修改后重新提交。',
  }),
  permission_change_stale: (p) => ({
    title: `您提交的${p.own}权限表变更所依据的版本已过时`,
    sentence: '期间已有新版本生效。请将变更移到新版本上，再请人签署。',
  }),
  payment_executed: (p) => ({
    title: `您为${p.own}录入的付款已完成`,
    sentence: '银行已划出款项，付款页上可以看到时间。',
  }),
  payment_failed: (p) => ({
    title: `银行未执行${p.own}的一笔付款`,
    sentence: `原因：${p.word('paymentReason', '请见付款页')}。没有资金划出，占用的限额已恢复。`,
  }),
  payment_cancelled: (p) => ({
    title: `同事取消了您为${p.own}录入的付款`,
    sentence: '理由请见付款页。没有资金划出。',
  }),
  trade_order_changed: (p) => ({
    title: `${p.own}的一笔订单，对方有新的动作`,
    sentence: '订单页上可以看到发生了什么，以及现在轮到您做什么。',
  }),
  escrow_changed: (p) => ({
    title: `${p.own}的一笔订单，银行已办理或答复托管事项`,
    sentence: '订单页上可以看到银行保管了多少、付出了多少。',
  }),
  payment_request_received: (p) => ({
    title: `有人请${p.own}付款`,
    sentence: '谁、多少、因何事，请见收付款请求页。经您和同事放行之前不会付款。',
  }),
  payment_request_changed: (p) => ({
    title: `${p.own}的一项付款请求已有结果`,
    sentence: '请在收付款请求页查看现状。',
  }),
  period_closed: (p) => ({
    title: `${p.own}的对账有一个月份已结账`,
    sentence: '该月不再变动，迟到的款项计入下一个未结账的月份。金额请见对账页。',
  }),
  submission_changed: (p) => ({
    title: `您为${p.own}提交给银行的填报：${p.word('submissionNews', '有新进展')}`,
    sentence: '填报页上可以看到经过和下一步。',
  }),
  submission_message: (p) => ({
    title: `银行就${p.own}的一份填报给您留言`,
    sentence: '请在填报页阅读并回复。',
  }),
  offer_published: (p) => ({
    title: `${p.bank}有一项适合${p.own}的新产品`,
    sentence: '产品页说明了您为什么看到它，以及它的条款。',
  }),
  offer_ending: (p) => ({
    title: `${p.bank}面向${p.own}的一项产品即将到期`,
    sentence: '请查看产品页，如合适请及时申请。',
  }),
  facts_changed: (p) => ({
    title: `${p.subject}的${p.word('category', '信息')}有变动`,
    sentence: `来源报告了${p.subject}${p.word('category', '信息')}中的 ${Math.max(1, p.count('count'))} 项变动。`,
  }),
  own_facts_changed: (p) => ({
    title: `${p.own}在银行的记录有变动`,
    sentence: `来源报告了贵公司${p.word('category', '信息')}中的 ${Math.max(1, p.count('count'))} 项变动，请核对是否属实。`,
  }),
  own_facts_attested: (p) => ({
    title: `银行开始为${p.own}认证信息`,
    sentence: '认证的内容已在企业页上，他人能看到多少由您决定。',
  }),
  partner_requested: (p) => ({
    title: `${p.subject}希望成为您的伙伴`,
    sentence: '请同意或谢绝；在此之前，对方看到的内容不会增加。',
  }),
  partner_accepted: (p) => ({
    title: `${p.subject}已成为您的伙伴`,
    sentence: '双方现在可以看到彼此向伙伴开放的内容。',
  }),
  partner_declined: (p) => ({
    title: `${p.subject}谢绝了您的申请`,
    sentence: '其他没有变化，您仍可继续关注它。',
  }),
  partner_cancelled: (p) => ({
    title: `${p.subject}撤回了伙伴申请`,
    sentence: '您无需再处理。',
  }),
  partner_ended: (p) => ({
    title: `${p.subject}结束了伙伴关系`,
    sentence: '双方不再看到彼此仅向伙伴开放的内容。',
  }),
  consent_ending: (p) => ({
    title: `您在${p.bank}的授权将于${days(p.count('daysLeft'))}到期`,
    sentence: '请到银行续期，否则该行的信息会标记为过时。',
  }),
  consent_ended: (p) => ({
    title: `您在${p.bank}的授权${p.word('how', '已结束')}`,
    sentence: '该行不再提供新的信息，您可以随时重新授权。',
  }),
  registration_submitted: (p) => ({
    title: `${p.own}的注册资料已提交`,
    sentence: '正在与银行认证的内容比对，有结果会告诉您。',
  }),
  verification_in_review: (p) => ({
    title: `运营方正在审核${p.own}的注册资料`,
    sentence: `原因：${p.word('caseKind', '有一处需要再看')}。在收到结果前您无需操作。`,
  }),
  verification_decided: (p) => ({
    title: `${p.own}的注册${p.word('outcome', '已有结果')}`,
    sentence: '请打开注册页，查看理由和下一步。',
  }),
  enterprise_verified: (p) => ({
    title: `${p.own}已通过核验`,
    sentence: '现在您可以结识伙伴，并看到其他企业向已认证企业开放的内容。',
  }),
  verification_lost: (p) => ({
    title: `${p.own}不再是已认证状态`,
    sentence: '请打开注册页，查看需要补正的内容；在此之前您只能看到自己的企业。',
  }),
  document_expiring: (p) => ({
    title: `您的${p.word('documentKind', '证明文件')}将于${days(p.count('daysLeft'))}到期`,
    sentence: '请在注册页上传新的文件，以保持认证状态。',
  }),
  document_expired: (p) => ({
    title: `您的${p.word('documentKind', '证明文件')}已过期`,
    sentence: '请在注册页上传新的文件。',
  }),
  disclosure_changed: (p) => ({
    title: `同事更改了${p.own}的可见范围`,
    sentence: `涉及 ${Math.max(1, p.count('count'))} 类信息，请确认是否符合本意。`,
  }),
  table_refused: (p) => ({
    title: `${p.bank}的一份权限表未被采信`,
    sentence: `涉及${p.subject}。原有版本继续有效，原因见该银行的连接页面。`,
  }),
  payment_alarm: (p) => ({
    title: `${p.bank}对一笔付款的处理异常`,
    sentence: `涉及${p.subject}。请尽快在该银行的连接页面查看，并与银行核对。`,
  }),
  case_opened: (p) => ({
    title: `有案件等您处理：${p.subject}`,
    sentence: `原因：${p.word('caseKind', '需要再看一次')}。`,
  }),
  member_invited: (p) => ({
    title: `有人受邀成为${p.own}的成员`,
    sentence: '对方通过银行登录后，邀请即生效。',
  }),
  member_joined: (p) => ({
    title: `一位同事已加入${p.own}`,
    sentence: '成员页上可以看到是谁、担任什么角色。',
  }),
  member_left: (p) => ({
    title: `一位同事不再是${p.own}的成员`,
    sentence: '成员页上可以看到现有成员。',
  }),
  email_changed: (p) => ({
    title: `您接收${p.own}通知的邮箱已更改`,
    sentence: '如果不是您本人操作，请检查登录会话，并重新填写您的邮箱。',
  }),
};
