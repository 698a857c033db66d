import { bilingual } from './bank-seed.ts';
import type { EnterpriseSpec } from './spec.ts';

/**
 * Customers of huayue who opened their accounts days ago. None has given a bank consent, so that the network holds
 * nothing of them until they join; what their licences say is what is true of them.
 */
export const newcomers: readonly EnterpriseSpec[] = [
  {
    key: 'newcomer',
    nameZh: '禾木传动科技（苏州）有限公司',
    nameEn: 'Hemu Drive Technology (Suzhou) Co., Ltd.',
    shortName: bilingual('禾木传动', 'Hemu Drive'),
    industry: 'machinery',
    city: 'suzhou',
    banks: { huayue: '7733-5002' },
    capital: 500,
    foundedYear: 2025,
    address: bilingual('苏州市相城区青枫路 27 号', '27 Qingfeng Road, Xiangcheng District, Suzhou'),
    products: bilingual('同步带轮、联轴器', 'Timing pulleys, couplings'),
    eventful: 0,
    consent: 'none',
    openedDaysAgo: 12,
  },
  {
    key: 'newcomer-differing',
    nameZh: '望舒智能仓储（宁波）有限公司',
    nameEn: 'Wangshu Smart Warehousing (Ningbo) Co., Ltd.',
    shortName: bilingual('望舒智能仓储', 'Wangshu Smart Warehousing'),
    industry: 'logistics',
    city: 'ningbo',
    banks: { huayue: '7733-5019' },
    capital: 300,
    foundedYear: 2025,
    address: bilingual('宁波市北仑区临江大道 88 号', '88 Linjiang Avenue, Beilun District, Ningbo'),
    heldAtHuayue: {
      nameZh: '望舒仓储服务（宁波）有限公司',
      nameEn: 'Wangshu Warehousing Services (Ningbo) Co., Ltd.',
      address: bilingual('宁波市北仑区长岭路 16 号 2 幢', 'Building 2, 16 Changling Road, Beilun District, Ningbo'),
    },
    eventful: 0,
    consent: 'none',
    openedDaysAgo: 9,
  },
  {
    key: 'newcomer-in-registry',
    nameZh: '岚桥进出口（青岛）有限公司',
    nameEn: 'Lanqiao Import and Export (Qingdao) Co., Ltd.',
    shortName: bilingual('岚桥进出口', 'Lanqiao Import and Export'),
    industry: 'wholesale',
    city: 'qingdao',
    banks: { huayue: '7733-5027' },
    capital: 800,
    foundedYear: 2024,
    address: bilingual('青岛市黄岛区文澜路 5 号', '5 Wenlan Road, Huangdao District, Qingdao'),
    registryLei: true,
    eventful: 0,
    consent: 'none',
    openedDaysAgo: 20,
  },
];
