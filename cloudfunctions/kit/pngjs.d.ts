/** The part of pngjs that is used. */
declare module 'pngjs' {
  export class PNG {
    constructor(size?: { width: number; height: number })
    width: number
    height: number
    data: Buffer
    static sync: { read(bytes: Buffer): PNG; write(png: PNG): Buffer }
  }
}
