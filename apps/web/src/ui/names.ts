/** Forms and places that many names begin or end with; the letter on a tile should be the one people remember. */
const PLACES =
  /^(?:中国|北京|上海|天津|重庆|广州|深圳|苏州|杭州|南京|无锡|宁波|成都|武汉|青岛|厦门|东莞|佛山|长沙|西安|合肥|郑州|济南|福州|沈阳|大连|常州|温州|嘉兴|绍兴|南通|昆明|珠海|中山|泉州|烟台|哈尔滨|长春|石家庄|太原|南昌|南宁|贵阳|海口|兰州|湖州|扬州|徐州)(?:市)?/;

/** The one character of an enterprise's tile: of its own name, not of its city. */
export function tileCharacter(name: string): string {
  const own = name.replace(PLACES, '');
  const [first = '·'] = own.length >= 2 ? own : name;
  return first.toUpperCase();
}

/** One of five tints, always the same for the same enterprise. */
export function tileTint(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 131 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % 5;
}
