/**
 * What the product needs from the thing it runs on. `index.weapp.ts` and `index.h5.ts` each answer
 * it; Taro picks one by its suffix, so neither side's code reaches the other's bundle.
 */

export type Door = 'api' | 'report'

/** The event of every call; see the wire in types/errors.ts for what comes back. */
export interface CallEvent {
  readonly action: string
  readonly input: unknown
  readonly requestId: string
}

/** Why nobody answered. The outcome of the call is unknown: it may have happened. */
export class NoAnswer extends Error {
  constructor(
    readonly why: 'OFFLINE' | 'TIMEOUT' | 'FAILED',
    detail: string,
  ) {
    super(detail)
    this.name = 'NoAnswer'
  }
}

/** A picture or file on this phone, not yet uploaded. `path` is only good for this session. */
export interface LocalFile {
  readonly path: string
  readonly size: number
}

/** A code that was read. `path` is set when it is a page of this product (its own mini-program code). */
export interface Scanned {
  readonly text: string
  readonly path: string | null
}

export interface CalendarEntry {
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly note: string
}

/** `url` is an address, a data URI or a file id of the cloud's storage; `name` carries the extension. */
export interface RemoteFile {
  readonly url: string
  readonly name: string
}

/** How the page should look around its own content: bars, background. */
export interface Look {
  readonly isDark: boolean
  readonly className: string
  /** False when the system's own choice is followed and nothing needs overriding. */
  readonly isForced: boolean
}

export type Stop = () => void

export interface Platform {
  /** Once, when the program starts. */
  start(): void
  /** Sends one event to a cloud function; the reply is its return value, unparsed. Throws `NoAnswer`. */
  invoke(door: Door, event: CallEvent): Promise<unknown>

  /** Uploads a local file and gives its id in the cloud's storage. Throws `NoAnswer`. */
  upload(cloudPath: string, file: LocalFile): Promise<string>
  /** An address an <Image> can show. */
  fileUrl(fileId: string): string
  /** Empty when the person thought better of it. */
  chooseImages(count: number): Promise<LocalFile[]>
  previewImages(urls: readonly string[], first: number): void
  /** Puts a picture into the album (or the downloads). False when the person refused. */
  saveImage(image: RemoteFile): Promise<boolean>
  /** Opens a document, with the system's own menu to pass it on. */
  openFile(file: RemoteFile): Promise<void>
  readonly canPrint: boolean
  print(): void

  /** Null when the person closed the camera. `hint` says what to aim at. */
  scanCode(hint: string): Promise<Scanned | null>
  vibrate(): void
  beep(): void
  keepScreenOn(on: boolean): void

  /** Must be the first call in a tap's handler. Gives the templates the person agreed to. */
  requestSubscribe(templateIds: readonly string[]): Promise<string[]>
  addToCalendar(entry: CalendarEntry): Promise<boolean>
  callPhone(number: string): void
  copyText(text: string): Promise<void>

  /** Storage of this phone: 1 MB a key, 10 MB in all. `null` when there is nothing. */
  load(key: string): string | null
  save(key: string, value: string): void
  forget(key: string): void
  savedKeys(): string[]

  /** The title of the page that is shown, empty where it is not known. */
  pageTitle(): string
  isOnline(): boolean
  onNetworkChange(changed: (isOnline: boolean) => void): Stop
  /** 1 is the standard size; WeChat's 关怀模式 is about 1.4. */
  fontScale(): number
  systemIsDark(): boolean
  onThemeChange(changed: () => void): Stop
  applyLook(look: Look): void
}
