export const copy = {
  scopes: { coming: '近期', past: '往期' },
  emptyComing: { title: '近期还没有活动', text: '有新活动时会出现在这里，也会通知您。' },
  emptyPast: { title: '还没有往期活动', text: '办过的活动会留在这里，可以翻看照片和总结。' },
  toPast: '看看往期活动',
}
