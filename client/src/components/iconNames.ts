/** One for each drawing in assets/icons; Icon.scss lists the same names. */
export const iconNames = [
  'alert', 'ban', 'bell', 'bolt', 'book', 'bulb', 'cake', 'calendar', 'camera', 'care', 'check',
  'check-circle', 'clock', 'close', 'copy', 'desk', 'document', 'down', 'download', 'edit', 'filter',
  'flag', 'gift', 'home', 'hourglass', 'info', 'leaf', 'left', 'link', 'list', 'lock', 'megaphone',
  'minus', 'moon', 'more', 'people', 'person', 'phone', 'phone-auto', 'photo', 'pin', 'plus', 'print',
  'qr', 'queue', 'refresh', 'right', 'scan', 'search', 'share', 'shield', 'sound', 'star', 'sun',
  'text-size', 'ticket', 'trash', 'trophy', 'undo', 'voice', 'wallet', 'wifi-off',
] as const

export type IconName = (typeof iconNames)[number]
