import type { Bilingual } from './bank-seed.ts';
import type { Random } from './random.ts';

/** Syllables written as "字Pinyin"; put together they make brands and given names that nobody owns by design. */
function syllables(text: string): Bilingual[] {
  return text.split(' ').map((entry) => ({ zh: entry.charAt(0), en: entry.slice(1) }));
}

const brandFirst = syllables(
  '泽Ze 润Run 启Qi 嘉Jia 致Zhi 澄Cheng 松Song 岚Lan 溪Xi 桐Tong 晨Chen 朗Lang 牧Mu 景Jing 临Lin 砚Yan 榆Yu 梧Wu 芷Zhi 霁Ji 屿Yu 浦Pu 棠Tang 驰Chi',
);
const brandSecond = syllables(
  '丰Feng 源Yuan 成Cheng 通Tong 庭Ting 泉Quan 岳Yue 石Shi 林Lin 野Ye 峰Feng 岩Yan 合He 宁Ning 原Yuan 湾Wan 塘Tang 禾He 帆Fan 桥Qiao 筑Zhu 衡Heng 谷Gu 川Chuan',
);
const familyNames = syllables(
  '陈Chen 林Lin 周Zhou 沈Shen 陆Lu 顾Gu 徐Xu 何He 宋Song 许Xu 韩Han 冯Feng 蒋Jiang 董Dong 程Cheng 曹Cao 袁Yuan 邓Deng 傅Fu 姜Jiang 薛Xue 叶Ye 余Yu 潘Pan 杜Du 戴Dai 夏Xia 钟Zhong 汪Wang 田Tian',
);
const givenNames = syllables(
  '文Wen 静Jing 志Zhi 远Yuan 晓Xiao 燕Yan 清Qing 栋Dong 雨Yu 桐Tong 建Jian 安An 思Si 敏Min 立Li 恒Heng 亦Yi 舒Shu 明Ming 轩Xuan 秋Qiu 月Yue 可Ke 为Wei 若Ruo 兰Lan 承Cheng 泽Ze 海Hai 岚Lan',
);

/** Pairs that well-known enterprises go by. */
const taken = new Set(['牧原', '景林', '润丰', '嘉源', '致远', '启源', '嘉成', '润原', '致成']);

/** All brands of two syllables, in random order; English readings that two of them share occur once. */
export function makeBrands(random: Random): Bilingual[] {
  const all = brandFirst.flatMap((first) =>
    brandSecond
      .filter((second) => second.en !== first.en && !taken.has(first.zh + second.zh))
      .map((second) => ({ zh: first.zh + second.zh, en: first.en + second.en.toLowerCase() })),
  );
  const seen = new Set<string>();
  return random.sample(all, all.length).filter(({ en }) => !seen.has(en) && seen.add(en));
}

/** An invented person's name; English in the order given name, family name. */
export function makePersonName(random: Random): Bilingual {
  const family = random.pick(familyNames);
  const [first, second] = random.sample(givenNames, 2);
  if (first === undefined || second === undefined) throw new Error('there are not enough given names');
  if (random.chance(0.25)) return { zh: family.zh + first.zh, en: `${first.en} ${family.en}` };
  return { zh: family.zh + first.zh + second.zh, en: `${first.en}${second.en.toLowerCase()} ${family.en}` };
}

const namesAbroad: Record<string, readonly string[]> = {
  DE: ['Jonas Brandt', 'Greta Lohmann', 'Malte Petersen'],
  NL: ['Sanne de Wit', 'Bram Kuiper', 'Lotte Verhoef'],
  IT: ['Chiara Fontana', 'Matteo Rinaldi', 'Elisa Ferri'],
  FR: ['Claire Meunier', 'Hugo Perrin', 'Lucie Garnier'],
};

/** An invented person's name of a country abroad. */
export function makePersonNameAbroad(random: Random, country: string): string {
  return random.pick(namesAbroad[country] ?? ['Alex Morgan']);
}

/** Who represents an enterprise of the country by law. */
export function makeRepresentative(random: Random, country: string): { nameZh?: string; nameEn: string } {
  if (country !== 'CN') return { nameEn: makePersonNameAbroad(random, country) };
  const { zh, en } = makePersonName(random);
  return { nameZh: zh, nameEn: en };
}
