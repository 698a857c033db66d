import type { Bilingual } from './bank-seed.ts';

export type Industry = {
  key: string;
  /** Class of GB/T 4754. */
  code: string;
  name: Bilingual;
  /** What stands behind the brand in a company's name. */
  words: readonly Bilingual[];
  products: readonly Bilingual[];
  /** Registered capital in units of ten thousand yuan that is usual there. */
  capital: readonly number[];
};

/** Pairs written as "中文|English". */
function texts(...pairs: string[]): Bilingual[] {
  return pairs.map((pair) => {
    const [zh = '', en = ''] = pair.split('|');
    return { zh, en };
  });
}

const small = [100, 200, 300, 500];
const medium = [500, 800, 1000, 1200, 2000];
const large = [2000, 3000, 5000, 8000, 10000];

export const industries: readonly Industry[] = [
  {
    key: 'machinery',
    code: 'C3484',
    name: { zh: '机械零部件加工', en: 'Machine parts' },
    words: texts(
      '精密机械|Precision Machinery',
      '传动设备|Drive Systems',
      '机电|Electromechanical',
      '数控装备|CNC Equipment',
    ),
    products: texts(
      '精密主轴|precision spindles',
      '行星减速机|planetary gearboxes',
      '滚珠丝杠|ball screws',
      '液压阀块|hydraulic manifolds',
      '自动上料机|bar feeders',
    ),
    capital: medium,
  },
  {
    key: 'packaging',
    code: 'C2231',
    name: { zh: '纸和纸板容器制造', en: 'Paper and board packaging' },
    words: texts('包装材料|Packaging Materials', '纸业|Paper', '彩印包装|Print and Packaging'),
    products: texts(
      '瓦楞纸箱|corrugated boxes',
      '蜂窝纸板|honeycomb board',
      '可循环周转箱|returnable crates',
      '礼盒|gift boxes',
      '缓冲内衬|cushioning inserts',
    ),
    capital: medium,
  },
  {
    key: 'electronics',
    code: 'C3982',
    name: { zh: '电子电路制造', en: 'Electronic circuits' },
    words: texts('电子|Electronics', '传感技术|Sensing', '光电|Optoelectronics', '半导体材料|Semiconductor Materials'),
    products: texts(
      '多层电路板|multilayer boards',
      '压力传感器|pressure sensors',
      '电源模块|power modules',
      '连接器|connectors',
      '光纤收发器|optical transceivers',
    ),
    capital: large,
  },
  {
    key: 'textiles',
    code: 'C1751',
    name: { zh: '化纤织造加工', en: 'Textiles' },
    words: texts('纺织|Textiles', '服饰|Apparel', '面料|Fabrics'),
    products: texts(
      '再生涤纶面料|recycled polyester fabric',
      '亚麻布|linen',
      '针织衫|knitwear',
      '工作服|workwear',
      '家纺套件|bed linen',
    ),
    capital: medium,
  },
  {
    key: 'chemicals',
    code: 'C2641',
    name: { zh: '涂料制造', en: 'Coatings and chemicals' },
    words: texts('新材料|New Materials', '涂料|Coatings', '化工|Chemicals'),
    products: texts(
      '水性工业漆|waterborne coatings',
      '环氧树脂|epoxy resin',
      '脱模剂|release agents',
      '胶粘剂|adhesives',
      '阻燃剂|flame retardants',
    ),
    capital: large,
  },
  {
    key: 'food',
    code: 'C1530',
    name: { zh: '精制茶与食品加工', en: 'Tea and food' },
    words: texts('茶业|Tea', '食品|Foods', '农产|Farm Produce', '酿造|Brewing'),
    products: texts(
      '绿茶|green tea',
      '白茶|white tea',
      '陈皮|dried tangerine peel',
      '米粉|rice noodles',
      '酱油|soy sauce',
      '坚果礼盒|nut gift boxes',
    ),
    capital: small,
  },
  {
    key: 'wholesale',
    code: 'F5199',
    name: { zh: '其他批发业', en: 'Wholesale trade' },
    words: texts('贸易|Trading', '供应链|Supply Chain', '商贸|Commerce', '进出口|Import and Export'),
    products: texts(
      '轴承分销|bearing distribution',
      '五金批发|hardware wholesale',
      '办公用品|office supplies',
      '进口食材|imported ingredients',
      '钢材贸易|steel trading',
    ),
    capital: medium,
  },
  {
    key: 'logistics',
    code: 'G5430',
    name: { zh: '道路货物运输', en: 'Road freight and logistics' },
    words: texts('物流|Logistics', '货运|Freight', '冷链|Cold Chain', '仓储|Warehousing'),
    products: texts(
      '整车运输|full truckload',
      '城市配送|city delivery',
      '冷链仓储|cold storage',
      '海运订舱|sea freight booking',
      '报关服务|customs brokerage',
    ),
    capital: medium,
  },
  {
    key: 'software',
    code: 'I6513',
    name: { zh: '应用软件与信息服务', en: 'Software and information services' },
    words: texts(
      '软件|Software',
      '信息技术|Information Technology',
      '数据服务|Data Services',
      '智能科技|Smart Systems',
    ),
    products: texts(
      '仓储管理系统|warehouse management',
      '票据识别接口|invoice recognition API',
      '排产软件|production scheduling',
      '能耗监测|energy monitoring',
      '电子合同|e-contracts',
    ),
    capital: small,
  },
  {
    key: 'engineering',
    code: 'M7484',
    name: { zh: '工程设计', en: 'Engineering and design' },
    words: texts(
      '工程设计|Engineering Design',
      '建筑设计|Architecture',
      '环境工程|Environmental Engineering',
      '检测技术|Testing',
    ),
    products: texts(
      '厂房设计|plant design',
      '结构加固|structural retrofit',
      '废水处理方案|wastewater treatment',
      '无损检测|non-destructive testing',
      '工业设计|product design',
    ),
    capital: small,
  },
  {
    key: 'hospitality',
    code: 'H6110',
    name: { zh: '旅游饭店与会务', en: 'Hotels and venues' },
    words: texts('酒店管理|Hotels', '会务服务|Conference Services', '餐饮管理|Restaurants'),
    products: texts(
      '商务客房|business rooms',
      '会议室按时租用|meeting rooms by the hour',
      '团餐|group catering',
      '宴会厅|banquet halls',
    ),
    capital: small,
  },
  {
    key: 'finance',
    code: 'J6739',
    name: { zh: '资本市场与金融服务', en: 'Capital markets and financial services' },
    words: texts(
      '资产管理|Asset Management',
      '商业保理|Factoring',
      '融资租赁|Leasing',
      '投资管理|Investment Management',
    ),
    products: texts(
      '股权投资|private equity',
      '应收账款保理|receivables factoring',
      '设备融资租赁|equipment leasing',
      '资金管理咨询|treasury advisory',
    ),
    capital: large,
  },
];

/** Looks an industry up by its key. Throws for an unknown one. */
export function industry(key: string): Industry {
  const found = industries.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`there is no industry ${key}`);
  return found;
}
