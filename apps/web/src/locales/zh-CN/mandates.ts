export const mandates = {
  changed: '银行更新了权限表。页面已按您现在的权限显示。',
  differs: '不同',
  opensNothing: '不开放任何账户',
  accounts_other: '{{count}} 个账户：{{digits}}',
  seesAll: '可看余额、明细和付款',
  upTo: '{{what}}，单笔不超过 {{amount}}',
  switchTo: '您有可以打开它的授权身份',
  openedTitle: '这个授权身份可以办什么',
  openedLead: '{{department}} · {{role}}，以{{bank}}所示为准',
  close: '关闭',
};
