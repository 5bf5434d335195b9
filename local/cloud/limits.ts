/**
 * Every limit of the imitated cloud: unit in the name, source behind it. Where published figures
 * disagree the stricter one stands, because a lenient imitation hides failures of production.
 */

/** Run time of a function from the call of `main`, unless its config.json says otherwise (云函数 › 配置). */
export const FUNCTION_TIMEOUT_MS = 3_000
/** The console accepts at most 60 s (云函数 › 配置). */
export const FUNCTION_TIMEOUT_MAX_MS = 60_000
/** Loading the code must end as well; initialisation in SCF is limited apart from the run (SCF › 配额与限制). */
export const FUNCTION_LOAD_MS = 30_000
/** Default memory of a function (云函数 › 计费). */
export const FUNCTION_MEMORY_MB = 256
/** Answer of a function: -604001 beyond it (云开发 › 错误码). */
export const FUNCTION_REPLY_BYTES = 1_000_000
/** How deep functions may call each other here. The cloud states no figure; a loop must end. */
export const FUNCTION_CALL_DEPTH = 8
/** Name of a function or trigger: 60 characters, starting with a letter (云函数 › 定时触发器). */
export const FUNCTION_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/
/** One trigger a function (云函数 › 定时触发器). */
export const TRIGGERS_PER_FUNCTION = 1

/** Event of `wx.cloud.callFunction`. 100 KB is the recommended threshold (云函数 › callFunction); 1 MB is refused. */
export const CALL_BODY_BYTES = 1_000_000
/** One request of the SDK (云开发 › 配额: 16 MB a request). */
export const ADMIN_BODY_BYTES = 16_000_000
/** Depth of JSON: MongoDB documents nest at most 100 levels (MongoDB › Limits), plus the envelope. */
export const JSON_DEPTH = 120
/** Small local routes: a persona's consents, the clock. */
export const LOCAL_BODY_BYTES = 100_000

/** cloudPath in bytes (存储 › 文件名命名限制). */
export const CLOUD_PATH_BYTES = 850
/** Items of one deleteFile or getTempFileURL (存储 › API). */
export const STORAGE_BATCH = 50
/** Life of a private temp link; longer wishes are cut to it (存储 › getTempFileURL: 10 min). */
export const TEMP_LINK_MS = 600_000
/** Life of an upload ticket. COS signs for 15 min; not published for cloud storage. */
export const UPLOAD_TICKET_MS = 900_000
/** One stored file. No figure published for uploadFile from a function; a bound all the same. */
export const FILE_BYTES = 100_000_000

/** Title characters of a scene (小程序码 › 获取不限制的小程序码). */
export const SCENE_LENGTH = 32
export const SCENE_CHARACTERS = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]+$/
/** Picture width in pixels, default 430 (same page). */
export const CODE_WIDTH_MIN = 280
export const CODE_WIDTH_MAX = 1280
export const CODE_WIDTH = 430

/** Characters of one msgSecCheck (内容安全 › 文本内容安全识别). */
export const CHECKED_TEXT_LENGTH = 2_500
/** The person must have opened the mini-program within 2 h: 61010 (same page). */
export const CHECK_VISIT_MS = 7_200_000
/** Life of a phone number code; single use: 40029 (用户信息 › 手机号快速验证). */
export const PHONE_CODE_MS = 300_000
/** Template ids of one requestSubscribeMessage, 20003 beyond (订阅消息). */
export const TEMPLATES_PER_REQUEST = 5

/** Time zone of cron expressions, hours east of UTC (云函数 › 定时触发器). */
export const CRON_UTC_OFFSET_HOURS = 8
