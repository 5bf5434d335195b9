/** A setting as a noun declares it: key, value, unit, and where the number comes from. */
import type { Policy } from '../documents/policy'

export type Row = readonly [key: string, value: number, unit: Policy['unit'], source: string]

export const OWN_CHOICE = '产品默认值，待工会确认'
export const YUAN = 100
