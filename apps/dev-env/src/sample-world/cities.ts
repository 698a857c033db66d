import type { Bilingual } from './bank-seed.ts';

export type City = {
  key: string;
  name: Bilingual;
  country: string;
  /** Administrative division (GB/T 2260) that the credit codes of the city carry; empty abroad. */
  division: string;
  district: Bilingual;
};

function chinese(key: string, zh: string, en: string, division: string, districtZh: string, districtEn: string): City {
  return { key, name: { zh, en }, country: 'CN', division, district: { zh: districtZh, en: districtEn } };
}

function abroad(key: string, zh: string, en: string, country: string, district: string): City {
  return { key, name: { zh, en }, country, division: '', district: { zh: district, en: district } };
}

export const cities: readonly City[] = [
  chinese('suzhou', '苏州', 'Suzhou', '320507', '相城区', 'Xiangcheng District'),
  chinese('shanghai', '上海', 'Shanghai', '310115', '浦东新区', 'Pudong New Area'),
  chinese('hangzhou', '杭州', 'Hangzhou', '330108', '滨江区', 'Binjiang District'),
  chinese('ningbo', '宁波', 'Ningbo', '330206', '北仑区', 'Beilun District'),
  chinese('nanjing', '南京', 'Nanjing', '320115', '江宁区', 'Jiangning District'),
  chinese('shenzhen', '深圳', 'Shenzhen', '440306', '宝安区', "Bao'an District"),
  chinese('guangzhou', '广州', 'Guangzhou', '440112', '黄埔区', 'Huangpu District'),
  chinese('foshan', '佛山', 'Foshan', '440606', '顺德区', 'Shunde District'),
  chinese('chengdu', '成都', 'Chengdu', '510107', '武侯区', 'Wuhou District'),
  chinese('chongqing', '重庆', 'Chongqing', '500112', '渝北区', 'Yubei District'),
  chinese('wuhan', '武汉', 'Wuhan', '420115', '江夏区', 'Jiangxia District'),
  chinese('changsha', '长沙', 'Changsha', '430104', '岳麓区', 'Yuelu District'),
  chinese('qingdao', '青岛', 'Qingdao', '370211', '黄岛区', 'Huangdao District'),
  chinese('xiamen', '厦门', 'Xiamen', '350206', '湖里区', 'Huli District'),
  chinese('xian', '西安', "Xi'an", '610113', '雁塔区', 'Yanta District'),
  chinese('tianjin', '天津', 'Tianjin', '120116', '滨海新区', 'Binhai New Area'),
  abroad('hamburg', '汉堡', 'Hamburg', 'DE', 'Altona'),
  abroad('rotterdam', '鹿特丹', 'Rotterdam', 'NL', 'Kop van Zuid'),
  abroad('milan', '米兰', 'Milan', 'IT', 'Porta Romana'),
  abroad('lyon', '里昂', 'Lyon', 'FR', 'La Part-Dieu'),
];

/** Looks a city up by its key. Throws for an unknown one. */
export function city(key: string): City {
  const found = cities.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`there is no city ${key}`);
  return found;
}

export const roads: readonly Bilingual[] = [
  { zh: '春晖路', en: 'Chunhui Road' },
  { zh: '望湖路', en: 'Wanghu Road' },
  { zh: '长岭路', en: 'Changling Road' },
  { zh: '科创大道', en: 'Kechuang Avenue' },
  { zh: '临江大道', en: 'Linjiang Avenue' },
  { zh: '金桂路', en: 'Jingui Road' },
  { zh: '文澜路', en: 'Wenlan Road' },
  { zh: '青枫路', en: 'Qingfeng Road' },
  { zh: '北塘路', en: 'Beitang Road' },
  { zh: '东篱路', en: 'Dongli Road' },
  { zh: '溪山路', en: 'Xishan Road' },
  { zh: '百草街', en: 'Baicao Street' },
];

export const roadsAbroad: Record<string, readonly string[]> = {
  DE: ['Speicherweg', 'Lindenallee', 'Am Alten Hafen'],
  NL: ['Havenkade', 'Molenweg', 'Oosterdijk'],
  IT: ['Via dei Tigli', 'Viale delle Officine', 'Via del Naviglio'],
  FR: ['rue des Tisserands', 'quai du Moulin', 'avenue des Ateliers'],
};
