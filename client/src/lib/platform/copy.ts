export const platformCopy = {
  pictures: '查看照片',
  pictureOf: (at: number, count: number) => `第 ${at} 张照片，共 ${count} 张`,
  close: '关闭',
  outdated: '页面有更新，请刷新后再点',
  notFetched: '这一页还没在这里打开过，请连上网后再点',
  previous: '上一张',
  next: '下一张',
  typeCode: '也可以输入码下方的文字',
  useCode: '使用这个码',
}
