/** Lists that somebody uploaded and has not started. */
import { db } from '@/cloudfunctions/kit/db'
import { keptHandover } from '@/cloudfunctions/kit/handover'
import { sheetKinds } from '@/types/sheetNames'

export const sheetHandover = keptHandover(db.sheetJobs, { noun: 'sheetJob', label: '没导完的名册', idField: 'byId', nameField: 'byName', title: ({ kind, sheetName }) => `${sheetKinds[kind]} ${sheetName}`, open: ['checking', 'ready', 'applying'] })
