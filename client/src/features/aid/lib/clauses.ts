/** What the settings behind aid are called, where they stand beside what they decided. */
const names: Readonly<Record<string, string>> = {
  'aid.ceiling.living.deep': '深度困难生活救助，每户每年，月低保的',
  'aid.ceiling.living.other': '生活救助，每户每年，月低保的',
  'aid.ceiling.medical': '医疗救助，每户每年最多',
  'aid.ceiling.medicalShare': '医疗救助，不超过自付部分的',
  'aid.ceiling.study.higher': '助学救助，每名大专及以上学生，月低保的',
  'aid.ceiling.study.senior': '助学救助，每名高中、中职学生，月低保的',
  'aid.ceiling.temporary': '临时救助，每人每年最多',
  'aid.ceiling.urgent': '紧急救助，每次最多',
  'aid.times.living': '生活救助，每年最多',
  'aid.times.medical': '医疗救助，每年最多',
  'aid.times.study': '助学救助，每年最多',
  'aid.times.temporary': '临时救助，每年最多',
  'aid.kinds.deep': '深度困难，每年可享受的救助种类',
  'aid.kinds.relative': '相对困难，每年可享受的救助种类',
  'aid.kinds.accident': '意外致困，每年可享受的救助种类',
  'aid.kinds.temporary': '临时困难，每年可享受的救助种类',
}

export const clauseName = (key: string) => names[key] ?? '规定'
