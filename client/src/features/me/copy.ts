import { speakOf } from '../../lib/errorCopy'
import { sentences } from './errorCopy'

speakOf(sentences)

export const copy = {
  bindTitle: '认领您的身份',
  bindText: '把这部手机的微信，和花名册上的您对上号。只需要一次。',
  staffNo: '工号',
  staffNoHint: '在工作证或工资条上，如 HS10021',
  name: '姓名',
  nameHint: '和花名册上写的一样',
  code: '认领码',
  codeHint: '8 位字母和数字，小组长当面给您',
  bind: '认领',
  needStaffNo: '请填写工号',
  needName: '请填写姓名',
  needCode: '请填写认领码',
  refusedTitle: '没有对上',
  bound: (name: string) => `${name}，欢迎回家`,
  already: '您已经认领过了，不用再填。',
  alreadyTitle: (name: string) => `您是${name}`,
  toHome: '回到首页',
  helps: [
    { title: '认领码从哪里来', text: '向您的工会小组长或工会办公室要。每个码只给您一个人，用一次就作废；丢了可以重发。' },
    { title: '为什么要填', text: '报名、签到、领福利都要认得是您本人。我们不读取您的微信昵称、头像和手机号。' },
  ],

  privacyTitle: '我们怎样对待您的信息',
  privacyText: '职工之家由公司工会开办，只为工会服务使用。',
  privacy: [
    { title: '记什么', text: '花名册上的姓名、工号、单位、岗位、班次；您的报名、签到和您亲手提交的内容。不读取微信昵称、头像、手机号、通讯录和位置。' },
    { title: '谁能看', text: '您本人看得到全部。工会干部只看得到办事需要的部分；帮扶材料只有指定的经办人能看，每次查看都有记录。' },
    { title: '留多久', text: '报名和签到保存三年；没通过的帮扶申请一年，建档的到退出后三年，佐证照片在决定后三十天；消息一年。到期夜里自动删除，公示到期自动撤下。' },
    { title: '手机上留什么', text: '为了没有网络也能看，最近看过的内容会留在这部手机上；解除认领时一并清除。' },
    { title: '您可以做什么', text: '看谁查过您的资料、撤回同意、导出一份、申请删除，都在“我的”里的“我的资料”。更正信息或解除认领，也可以找小组长代办。' },
    { title: '用到的手机功能', text: '扫码和拍照用相机，存海报用相册，加日程用日历，都在您点的时候才问。不同意也不影响其他功能。' },
  ],
}
