import type { FunctionDefinition } from './definition'
import type { Invocation } from './invocation'

/** The one environment of the local cloud; any other name a client asks for is answered by it too. */
export const ENVIRONMENT = 'dev-env'
export const APP_ID = 'wx0000000000000000'

/**
 * Environment of a worker, set once. `TCB_CONTEXT_CNFG` sends the unmodified SDK here; the dummy
 * credentials keep it from a rejection nobody awaits, which would end the process.
 */
export function workerEnvironment(adminUrl: string, scratchDir: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: ENVIRONMENT,
    SILENCE: 'true',
    TMPDIR: scratchDir,
  }
}

/** Identity and tokens of one call: what the SDK reads from process.env while `main` runs. */
export function callEnvironment(call: Invocation): Record<string, string> {
  const wx: Record<string, string> = { WX_APPID: APP_ID, WX_API_TOKEN: call.token }
  if (call.openid) wx.WX_OPENID = call.openid
  if (call.source.startsWith('wx_client')) wx.WX_CLIENTIP = '127.0.0.1'
  const tcb = { TCB_ENV: ENVIRONMENT, TCB_SOURCE: call.source }
  const timer: Record<string, string> = call.source === 'wx_trigger'
    ? { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: call.token }
    : {}
  return {
    ...wx,
    ...tcb,
    ...timer,
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    TCB_CONTEXT_KEYS: Object.keys(tcb).join(','),
  }
}

/** Second argument of `main`. */
export function callContext(call: Invocation, definition: FunctionDefinition): Record<string, unknown> {
  return {
    callbackWaitsForEmptyEventLoop: true,
    request_id: call.requestId,
    function_name: definition.name,
    function_version: '$LATEST',
    namespace: ENVIRONMENT,
    memory_limit_in_mb: definition.memoryMb,
    time_limit_in_ms: definition.timeoutMs,
    environment: JSON.stringify(callEnvironment(call)),
  }
}
