const browsers: [RegExp, string][] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/(?:OPR|Opera)\//, 'Opera'],
  [/(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** Names by which a person recognizes a browser of his, such as `Firefox, Windows`; empty when nothing is known. */
export function clientLabel(userAgent: string | undefined): string {
  if (userAgent === undefined) return '';
  const find = (list: [RegExp, string][]): string | undefined => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const product = /^[\w.-]{1,40}(?=\/)/.exec(userAgent)?.[0];
  const browser = find(browsers) ?? (product === 'Mozilla' ? undefined : product);
  return [browser, find(systems)].filter((part) => part !== undefined).join(', ');
}
