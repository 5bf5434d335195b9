/**
 * WeChat's built-in components. A tag that is neither here nor in `usingComponents` is unknown to
 * WeChat, which leaves a hole in the page.
 */
export const builtInTags = [
  'view', 'scroll-view', 'swiper', 'swiper-item', 'movable-area', 'movable-view', 'cover-view', 'cover-image', 'match-media',
  'page-container', 'root-portal', 'share-element', 'page-meta', 'navigation-bar',
  'text', 'rich-text', 'icon', 'progress', 'image', 'video', 'camera', 'canvas', 'audio', 'live-player', 'live-pusher', 'map',
  'button', 'checkbox', 'checkbox-group', 'editor', 'form', 'input', 'keyboard-accessory', 'label', 'picker', 'picker-view',
  'picker-view-column', 'radio', 'radio-group', 'slider', 'switch', 'textarea',
  'navigator', 'functional-page-navigator', 'web-view', 'ad', 'official-account', 'open-data',
] as const
