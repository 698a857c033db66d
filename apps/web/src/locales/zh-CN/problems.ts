import { bankProblems, paymentProblems } from './problems-desk.ts';

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
    passkey_cancelled: { what: '没有用到通行密钥', next: '没有任何改动。可能已取消，或设备没有响应，请再试一次。' },
    offline: { what: '网络已断开', next: '没有发出任何内容。恢复连接后再试一次。' },
    unreachable: { what: '无法连接', next: '您的信息没有受影响。请检查网络后再试。' },
    unreadable: { what: '返回的内容无法读取', next: '原有内容没有变化，请稍后再试。' },
  },
  identity: {
    not_signed_in: { what: '您还没有登录', next: '请用您的银行登录后继续。' },
    sign_in_again: { what: '请先在银行重新登录', next: '只有刚刚登录过才能添加通行密钥，这样才能确认是您本人。' },
    no_passkey: { what: '您还没有通行密钥', next: '请先在“登录记录”里添加一个，再试一次。' },
    too_many_passkeys: { what: '通行密钥已达上限', next: '请先移除一个不再使用的。' },
    passkey_known: { what: '这个通行密钥已经添加过', next: '请换一台设备或另一把安全密钥。' },
    passkey_refused: { what: '通行密钥没有通过', next: '没有任何改动。请再试一次；仍不行就换另一个通行密钥。' },
    session_ended: { what: '登录已结束', next: '重新登录后会回到刚才的页面。' },
    mandate_revoked: {
      what: '银行已收回这个授权身份',
      next: '已办完的不受影响。请换一个授权身份重新登录，或询问贵企业。',
    },
    mandate_not_held: {
      what: '银行的权限表今天没有这个授权身份',
      next: '没有任何改动。请重新登录并另选角色，或请贵企业调整权限表。',
    },
    table_unavailable: {
      what: '暂时取不到银行的权限表',
      next: '没有任何改动。没有权限表就无法确定您可以做什么，请过几分钟再试。',
    },
    table_refused: {
      what: '银行给出的权限表未能得到确认',
      next: '没有任何改动，网络运营方已收到通知。请稍后再试。',
    },
    access_denied: {
      what: '银行没有放行这次登录',
      next: '没有任何改动。可能是您在银行页面取消了，也可能是银行的权限表里没有所选的角色。请重新登录并另选角色。',
    },
    unknown_bank: { what: '这家银行尚未接入', next: '请在下面选择一家银行。' },
    attempt_unknown: { what: '这次登录不是在这个浏览器里开始的', next: '没有任何改动。请在这里重新开始。' },
    attempt_used: { what: '这次登录已经用过了', next: '如果您还没有登录，请在这里重新开始。' },
    attempt_expired: { what: '登录用时超过了一刻钟', next: '没有任何改动。请在这里重新开始。' },
    answer_refused: { what: '银行的答复未能得到确认', next: '没有任何改动。请稍后再试；若仍然如此，请联系您的银行。' },
    bank_unavailable: { what: '暂时联系不上您的银行', next: '没有任何改动。请过几分钟再试。' },
    already_linked: {
      what: '在这家银行，您登记为网络上的另一个人',
      next: '没有任何改动。请先退出，再用那家银行登录，以那个身份办理。',
    },
    membership_ended: {
      what: '该企业已将您移出成员',
      next: '没有任何改动，您在其他企业的身份不受影响。该企业的负责人可以重新允许您进入。',
    },
    session_needed: { what: '登录之后才能添加银行', next: '没有任何改动。请先用已有的银行登录，再添加另一家。' },
    failed: { what: '网络没能完成这次登录', next: '没有留下半截的改动。请稍后再试。' },
  },
  payments: paymentProblems,
  access: {
    signature_over: { what: '这里已没有需要签署的内容', next: '该事项已放行、退回、撤回或过期，刷新可查看现状。' },
    signature_expired: { what: '已过签署截止时间', next: '没有放行，需要重新提交。' },
    signature_content_changed: { what: '内容在您阅读后有改动', next: '没有签署。请重新查看后再签。' },
    signature_own: { what: '这是您制的单', next: '需由他人签署。' },
    signature_own_in_stead: { what: '委托您代签的人正是制单人', next: '不能签自己的单，代签也不行。' },
    signature_already_signed: { what: '您已签署过', next: '同一人不重复计算，正在等其他人签署。' },
    signature_already_signed_in_stead: { what: '委托您代签的人已经签署', next: '同一人不重复计算。' },
    signature_transports_only: { what: '您的签名只能传送', next: 'T 类签名不能放行，需由其他类别的人签署。' },
    signature_not_needed: { what: '目前不需要您的签名', next: '正在等其他人或还没轮到您，刷新可查看在等谁。' },
    approval_other_mandate: {
      what: '当前授权身份不能查看这一审批',
      next: '它属于另一个客户号，或属于您既不制单也不签署的角色和部门。没有任何改动。请切换到对应的授权身份。',
    },
    change_other_mandate: {
      what: '这项修改属于另一家银行或客户号',
      next: '没有任何改动。请切换到对应的授权身份后查看。',
    },
    no_signing_authority: {
      what: '当前授权身份不能签署',
      next: '权限表没有授予您对该账户和金额的签署权限。请切换授权身份，或由有权的人签署。',
    },
    signer_limit_exceeded: { what: '您的限额不足', next: '没有签署。请由限额更高的人签署，或等限额重新计算。' },
    step_up_needed: { what: '这一项需要用通行密钥签署', next: '没有签署。请重试并使用通行密钥。' },
    approval_is_over: { what: '该事项已结束', next: '已放行、退回、撤回或过期，刷新可查看现状。' },
    only_the_maker: { what: '只有提交人可以撤回', next: '如果您有签署权限，可以退回并说明。' },
    approval_waits_already: { what: '已在等待签署', next: '没有改动，请在“审批”中查看。' },
    signs_nothing: { what: '您的授权身份没有签署权限', next: '无需设置代签。' },
    delegate_cannot_carry: { what: '这位同事自己没有签署权限', next: '请选择权限表中有签署权限的同事。' },
    delegate_is_yourself: { what: '不能委托自己', next: '请选择一位同事。' },
    too_many_delegations: { what: '代签人已达上限', next: '请先结束其中一个。' },
    account_denied: {
      what: '您的授权身份不能对该账户这样做',
      next: '没有任何改动。请在顶部换一个授权身份，或请有权限的同事处理。',
    },
    account_of_another_mandate: {
      what: '该账户不在您当前的授权身份之下',
      next: '该账户属于贵企业。请在顶部换一个授权身份。',
    },
    no_permission_table: { what: '网络没有您这个授权身份的权限表', next: '请通过银行重新登录。' },
    not_allowed: {
      what: '您的授权身份不能这样做',
      next: '没有任何改动。请在顶部换一个授权身份，或请有权限的同事处理。',
    },
    own_membership: { what: '不能把自己移出', next: '没有任何改动。如要离开，请选择“离开本企业”。' },
    last_owner: {
      what: '您是这里最后一位负责人',
      next: '您还没有离开。请先请银行设立另一位负责人，或确认您仍要离开。',
    },
    invitation_is_over: { what: '这份邀请已经结束', next: '它已被接受、取消或过期。如仍需要，请重新邀请。' },
    already_invited: { what: '已有一份相同的邀请', next: '没有新增。如要重写，请先取消那一份。' },
    too_many_invitations: { what: '待接受的邀请太多', next: '没有新增。请先取消不再需要的邀请。' },
  },
  enterprises: {
    audience_too_wide: { what: '这类信息不能开放到这么大的范围', next: '没有保存任何改动。请选择较小的范围。' },
    disclosures_overtaken: {
      what: '同事刚刚作了别的选择',
      next: '您的改动没有保存，同事的也没有丢失。页面已显示最新情况，请看过后再保存。',
    },
    export_busy: { what: '正在处理其他导出', next: '内容没有丢失，请一分钟后再试。' },
    document_empty: { what: '这个文件没有内容', next: '没有保存任何内容。请重新选择文件，或重新扫描。' },
    document_too_large: {
      what: '这个文件超过 10 MB',
      next: '没有保存任何内容。请缩小后再上传，例如按 200 dpi 扫描。',
    },
    document_type_unknown: {
      what: '无论文件名怎么写，这都不是 PDF、JPEG 或 PNG',
      next: '没有保存任何内容。请另存为其中一种格式后再上传。',
    },
    document_not_as_claimed: {
      what: '文件内容与文件名标明的格式不同',
      next: '没有保存任何内容。请改成实际格式的扩展名，或重新保存。',
    },
    document_password_protected: {
      what: '这份 PDF 设有密码',
      next: '没有保存任何内容。请另存一份不带密码的，再上传。',
    },
    document_too_many_pixels: {
      what: '图片像素过多，无法安全打开',
      next: '没有保存任何内容。请降低分辨率重新扫描：每边不超过 12000 像素，总计不超过 4000 万。',
    },
    document_broken: {
      what: '文件已损坏或不完整',
      next: '没有保存任何内容。请先打开看看，再重新保存或扫描。',
    },
    document_upload_stopped: {
      what: '文件没有完整送达',
      next: '没有保存任何内容。请检查网络后重新上传。',
    },
    document_uploads_at_once: {
      what: '本企业还有文件正在上传',
      next: '请等它们传完，再上传这一份。',
    },
    documents_full: {
      what: '保存的证照已达上限',
      next: '没有新增。请先删除以前被更换的证照，再上传。',
    },
    documents_unavailable: {
      what: '网络暂时不接收证照',
      next: '填写的内容都已保存。请稍后再试，或联系运营人员。',
    },
    document_unreadable: {
      what: '这份证照已无法读取',
      next: '请重新上传，并把下方的编号告诉我们。',
    },
    blocked_by_you: {
      what: '您的企业已屏蔽该企业',
      next: '双方互不可见。如需再次查看，请到“伙伴”的“已屏蔽”中解除屏蔽。',
    },
    registration_not_open: {
      what: '注册的状态已经变化',
      next: '没有任何改动。请重新载入页面，查看当前状态和可以办理的事项。',
    },
    statement_incomplete: {
      what: '申报内容还不完整',
      next: '您填写的内容已经保存。请补齐标出的项目，然后再提交。',
    },
    case_decided: { what: '这个案件已经有了决定', next: '您的决定没有记录。请重新载入页面查看已有的决定。' },
    case_changed: {
      what: '案件涉及的内容已经变化',
      next: '您的决定没有记录。请重新载入页面，核对各项内容后再决定。',
    },
    own_case: { what: '这个案件涉及您现在或曾经代表的企业', next: '没有任何改动，须由其他运营人员决定。' },
    number_attested_elsewhere: {
      what: '另一家企业的银行已确认这个号码',
      next: '没有任何改动。号码不能移交，请退回或拒绝该案件。',
    },
  },
  notifications: {
    email_off: { what: '本网络没有开通邮件', next: '设置没有变化，通知仍在铃铛里。' },
    too_many_confirmations: {
      what: '验证码已经发过几次',
      next: '请查看邮箱，也看看垃圾邮件文件夹；过一段时间可以再发。',
    },
    no_code_awaited: {
      what: '没有等待确认的地址',
      next: '地址可能已经确认过；如果验证码已超过一小时，请重新填写地址。',
    },
    wrong_code: { what: '验证码不对', next: '请用最新一封邮件里的验证码重新输入。' },
    bad_unsubscribe_link: {
      what: '链接不完整',
      next: '设置没有变化。请从邮件里重新打开，或登录后在通知设置里选择。',
    },
  },
  network: {
    partner_declined_lately: {
      what: '对方不久前谢绝了您的申请',
      next: '没有发出。谢绝满 30 天后可以再次申请；对方随时可以主动申请。',
    },
    partner_asked_often: {
      what: '您已多次申请与该企业成为伙伴',
      next: '没有发出。请过几周再试；对方随时可以主动申请。',
    },
    too_many_requests_today: { what: '今天发出的伙伴申请已达上限', next: '没有发出，请明天再试。' },
    too_many_open_requests: {
      what: '您有许多申请还没有得到答复',
      next: '没有发出。请先在“伙伴”中撤回不再需要的申请。',
    },
    too_many_blocks: { what: '屏蔽的企业已达上限', next: '没有任何改动。请先解除不再需要的屏蔽。' },
    nobody_to_block: { what: '这家企业在网络上还没有人代表', next: '没有任何改动，也没有需要屏蔽的对象。' },
    own_enterprise: { what: '这是您自己的企业', next: '没有任何改动，请选择其他企业。' },
    not_verified: {
      what: '您的企业还没有银行认证',
      next: '申请没有发出。请先在“我的企业”里授权银行，之后就可以结识伙伴。',
    },
    partner_not_verified: { what: '这家企业还没有银行认证', next: '暂时不能成为伙伴，您可以先关注它。' },
    partner_not_requested: { what: '这个申请已经不在了', next: '对方可能已撤回，您可以自己发出申请。' },
    too_many_watches: { what: '关注的企业已达上限', next: '内容没有丢失。请先取消一家不再需要的，然后再试。' },
  },
  platform: {
    same_work_waits: { what: '同样的任务已在队列中等待', next: '没有重复排队。等那项任务完成后，放弃这一项即可。' },
    not_found: { what: '这里没有这项内容', next: '可能已经结束，或没有对您开放。请返回再看。' },
    invalid_request: { what: '填写的内容有不合要求之处', next: '尚未保存。请检查后重新提交。' },
    too_many_requests: { what: '请求过于频繁', next: '内容没有丢失，请等一分钟再试。' },
    too_large: { what: '内容太大，无法发送', next: '尚未保存。请缩短后重新提交。' },
    not_ready: { what: '网络正在启动', next: '内容没有丢失，请稍后再试。' },
    idempotency_key_reused: { what: '之前已用别的内容提交过', next: '没有重复办理。请重新载入页面后再提交。' },
    request_in_progress: { what: '上一次提交还在处理', next: '不会重复办理。请稍候再查看页面。' },
    foreign_origin: { what: '这个请求不是从本网络的页面发出的', next: '没有任何改动。请从本网络的地址打开后再试。' },
  },
  bank: bankProblems,
};
