/** One way to say no: rules return codes, `refuseIf` throws, `serve` catches. */
import type { ErrorCode } from '@/types/errors'

export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly field?: string,
  ) {
    super(code)
  }
}

export function refuse(code: ErrorCode, field?: string): never {
  throw new Refusal(code, field)
}

export function refuseIf(code: ErrorCode | null, field?: string): void {
  if (code) refuse(code, field)
}
