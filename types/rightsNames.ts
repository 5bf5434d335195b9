/** The words of the rights watch: plain tables that a page may show without the contract's parser. */

export const rightsAreas = { contract: '劳动合同', equipment: '劳保用品', checkup: '体检' } as const
export type RightsArea = keyof typeof rightsAreas
export const rightsAreaCodes = Object.keys(rightsAreas) as RightsArea[]

/** `none`: nothing is known, which is not the same as in order. */
export const rightsColours = { red: '须办理', amber: '要留意', green: '正常', none: '未登记' } as const
export type RightsColour = keyof typeof rightsColours

export const contractTypes = { fixed: '固定期限', open: '无固定期限', task: '以完成一定工作任务为期限' } as const
export type ContractType = keyof typeof contractTypes

/** Why a contract goes on after its last day. Neutral on purpose: nothing here says anything about health or family. */
export const extensionKinds = { law: '法定情形顺延', seniority: '工龄较长顺延', office: '工会任职顺延', training: '服务期顺延' } as const
export type ExtensionKind = keyof typeof extensionKinds

/** Only whether and when, never with what result. */
export const checkupKinds = { yearly: '年度体检', before: '上岗前检查', during: '在岗检查', leaving: '离岗检查', women: '女职工检查' } as const
export type CheckupKind = keyof typeof checkupKinds

export const standardKinds = { equipment: '用品标准', hazard: '接触危害因素的岗位' } as const
export type StandardKind = keyof typeof standardKinds

/** Why a light is as it is. The sentences are the cloud's: features/rights/words.ts. */
export const rightsReasons = [
  'left', 'unknown',
  'unrecorded', 'signing', 'unsigned', 'deemedOpen', 'inForce', 'noEnd', 'ends60', 'ends30', 'over', 'extended', 'extensionOver', 'thirdFixed', 'tenYears',
  'notRequired', 'issued', 'unsignedFor', 'newcomer', 'moved', 'worn', 'expired', 'damaged',
  'checked', 'checkDue', 'beforeDue', 'cycleOpen', 'notTold', 'leavingDue',
] as const
export type RightsReason = (typeof rightsReasons)[number]

export const reportKinds = { notReceived: '未领到', notChecked: '未体检', notSigned: '未签合同' } as const
export type ReportKind = keyof typeof reportKinds
export const areaOfReport = { notReceived: 'equipment', notChecked: 'checkup', notSigned: 'contract' } as const satisfies Record<ReportKind, RightsArea>

export const reportStatuses = { open: '办理中', settled: '已办结', withdrawn: '已撤回' } as const
export type ReportStatus = keyof typeof reportStatuses

export const supervisionStatuses = { promised: '待兑现', done: '已了结' } as const
export type SupervisionStatus = keyof typeof supervisionStatuses

export const letterStatuses = { sent: '待答复', answered: '已答复' } as const
export type LetterStatus = keyof typeof letterStatuses

/** Hazards with the cycle of GBZ 188-2014 where one is certain; of the others EHS enters it. */
export const hazards = {
  benzene: '苯', toluene: '甲苯', ammonia: '氨', chlorine: '氯气', sulfurDioxide: '二氧化硫', nitrogenOxides: '氮氧化物', formaldehyde: '甲醛', gasoline: '汽油',
  carbonMonoxide: '一氧化碳', hydrogenSulfide: '硫化氢', methanol: '甲醇', ethyleneOxide: '环氧乙烷', noise: '噪声', heat: '高温',
} as const
export type Hazard = keyof typeof hazards
