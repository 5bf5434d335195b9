import { speakOf } from '../../lib/errorCopy'
import { sentences } from './errorCopy'

speakOf(sentences)

/** The words of the human check. */
export const copy = {
  lead: '机器拿不准的，请您看一眼。通过以前，除了作者谁也看不到；作者不显示姓名。',
  empty: { title: '没有要审的', text: '机器拿不准的文字和图片会出现在这里。' },
  nobody: { title: '这里不归您办', text: '内容审核由工会宣教委员和主席办理。' },
  about: (noun: string, time: string) => `${noun} · ${time}提交`,
  nouns: { notice: '通知', suggestion: '建议', activity: '活动' } as Readonly<Partial<Record<string, string>>>,
  other: '其他',
  picture: '待审的图片，点开看大图',
  noPicture: '图片暂时打不开，请下拉刷新',
  pass: '通过',
  block: '不通过',
  passed: '已通过',
  blocked: '已拦下，作者会看到原因',
  reasonTitle: '为什么不通过',
  reasonText: '作者会看到，请说清哪里不合适、怎么改。',
  presets: ['有不文明的词句', '点名说了别人的私事', '有电话、身份证号等个人信息', '和工会的事无关'],
  reason: '原因',
  need: '请写明原因，让作者知道怎么改',
}
