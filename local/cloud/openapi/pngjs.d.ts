/** The part of pngjs that tests use to look at a picture. */
declare module 'pngjs' {
  export class PNG {
    width: number
    height: number
    data: Buffer
    static sync: { read(bytes: Buffer): PNG }
  }
}
