declare module 'pngjs' {
  export class PNG {
    constructor(options?: { width?: number; height?: number; colorType?: number })
    width: number
    height: number
    data: Buffer
    static sync: {
      read(bytes: Buffer): PNG
      write(png: PNG, options?: { colorType?: number; inputColorType?: number; inputHasAlpha?: boolean }): Buffer
    }
  }
}
