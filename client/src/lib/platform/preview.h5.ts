/** Pictures, one at a time, as large as the screen. (Taro's own preview brings a 50 KB swiper.) */
import { platformCopy as copy } from './copy'
import { openOverlay, overlayButton } from './overlay.h5'

export function showPictures(urls: readonly string[], first: number): void {
  let at = first
  const overlay = openOverlay(copy.pictures, 'overlay--pictures', () => undefined)
  const picture = document.createElement('img')
  picture.className = 'overlay__picture'
  const count = document.createElement('span')
  count.className = 'overlay__count'

  function show(next: number): void {
    at = (next + urls.length) % urls.length
    picture.src = urls[at] ?? ''
    picture.alt = copy.pictureOf(at + 1, urls.length)
    count.textContent = `${at + 1} / ${urls.length}`
  }

  picture.addEventListener('click', overlay.close)
  overlay.element.append(picture, count, overlayButton(copy.close, 'overlay__button--close', overlay.close))
  if (urls.length > 1) {
    overlay.element.append(
      overlayButton(copy.previous, 'overlay__button--left', () => show(at - 1)),
      overlayButton(copy.next, 'overlay__button--right', () => show(at + 1)),
    )
  }
  show(first)
}
