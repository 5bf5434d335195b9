/** What the summary counts of notices. */
import { figureSource } from '@/cloudfunctions/kit/figures'

export const noticeFigures = [
  figureSource<'notices'>({
    key: 'notice', collection: 'notices', day: 'publishedAt', dayIs: 'instant', units: 'orgPath', found: '通知管理',
    figures: [
      {
        key: 'published', name: '发布通知', unit: '件', section: 'guidance', where: { status: ['published', 'expired'] },
        formula: '期间内发布的通知和文化内容，撤回的不计；按发送范围的上级单位', clause: '发布通知和文化内容{notice.published}件',
      },
    ],
    record: ({ _id, title, authorName }) => ({ id: _id, screen: 'notice', title, note: authorName }),
  }),
]
