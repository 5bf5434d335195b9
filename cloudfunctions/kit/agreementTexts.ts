/**
 * The texts people agree to, one purpose each (个人信息保护法 第14、23、25、29、30条: apart from all else, with the necessity and the
 * effect told). A changed text is a new version and is asked for anew; old agreements keep the fingerprint of theirs.
 */
import type { Purpose } from '@/types/privacyNames'

export interface AgreementText {
  readonly version: string
  /** What is handled, for what, who sees it, how long, and what follows from saying no: one paragraph each. */
  readonly paragraphs: readonly string[]
}

export const agreementTexts: Readonly<Record<Purpose, AgreementText>> = {
  aidSensitive: {
    version: '2026-11',
    paragraphs: [
      '工会会用到您填写的家庭成员、收入支出、困难原因和佐证照片。其中健康和收入情况属于敏感个人信息。',
      '不看这些情况，就没法判断能不能帮、帮多少，所以每一项都只为审核这次帮扶。',
      '能看到的只有承办这次帮扶的工会干部。每次有人查看都会记下，您在“我的资料”里能看到是谁、什么时候、为什么。',
      '不通过的申请保存一年；建档的保存到退出帮扶后三年；佐证照片在决定后三十天删除。',
      '您可以不同意，那样不能在网上申请，可以到工会当面说明。同意后也可以随时撤回，撤回前已办的不受影响。',
    ],
  },
  aidPublicity: {
    version: '2026-11',
    paragraphs: [
      '公示只写隐去一个字的姓名、所在单位、生活、助学或医疗类别、金额和公示时间。',
      '不写病情、残疾、身份证号、电话、住址、子女、家庭情况，也不放照片。',
      '只有登录的本公司职工能看到，到期自动撤下，不能转发。',
      '您可以不同意公示，帮扶照样办理，改由困难帮扶小组和经审委员集体审议。公示期间也可以撤回，撤回后立即撤下。',
    ],
  },
  aidSharing: {
    version: '2026-11',
    paragraphs: [
      '工会会把您的姓名、困难类别和帮扶记录报给上级工会，由上级工会建立困难职工档案。上级工会是另一个处理者，会按自己的规定保存。',
      '报送了哪几项、什么时候报的，会留下记录，保存三年，您可以查看。',
      '您可以不同意，本公司的帮扶不受影响，上级工会的帮扶可能办不了。同意后可以撤回，已报送的请上级工会删除。',
    ],
  },
  aidChildren: {
    version: '2026-11',
    paragraphs: [
      '申请金秋助学时，工会只登记子女的就学阶段，不登记姓名和学校。',
      '子女未满十四周岁的，由您作为监护人表示同意。',
      '不同意就不能申请金秋助学，其他帮扶不受影响。同意后可以随时撤回。',
    ],
  },
  birthdayNamed: {
    version: '2026-11',
    paragraphs: [
      '生日会名单会写上您的姓名和所在班组，给参加生日会的同事看。不写出生日期和年龄。',
      '您可以不同意，生日慰问照样发放，只是名单上不写您的姓名。同意后可以随时撤回。',
    ],
  },
}
