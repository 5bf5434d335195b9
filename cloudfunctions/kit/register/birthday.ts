import { wishStatuses } from '@/types/birthdayNames'
import type { BirthdayRun, BirthdayWish, Greeting } from '../documents/birthday'
import { inner, keeping, P1, recorded, type CollectionRow } from './row'

export const birthdayRegister = {
  greetings: keeping<Greeting>({
    title: '生日祝福', subject: 'memberId', onRequest: true, retention: [{ policy: 'retention.birthdays', since: 'at' }],
    fields: { ...P1('一年只祝福一次', { day: '日期', way: ['方式', { card: '贺卡', mouth: '当面' }] }), ...inner('_id', 'memberId', 'orgPath', 'year', 'month', 'at', 'by', 'isReached') },
  }),
  birthdayWishes: keeping<BirthdayWish>({
    title: '我写的祝福', subject: 'memberId', onRequest: true, retention: [{ policy: 'retention.birthdays', sinceDay: 'day' }],
    fields: { ...recorded, ...P1('同事之间的祝福', { status: ['状态', wishStatuses], day: '日期', text: '内容', name: '署名' }), ...inner('toId', 'year', 'memberId', 'listKey') },
  }),
  birthdayRuns: keeping<BirthdayRun>({ title: '祝福发送进度', subject: null, retention: { stays: '不含个人信息' }, fields: inner('_id', 'day', 'upTo', 'isDone') }),
} satisfies Record<string, CollectionRow>
