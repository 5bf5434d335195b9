/**
 * Reads a code in the browser: with the camera where the browser can (BarcodeDetector), and always by
 * typing it, because a code on paper has its letters printed beneath.
 */
import { platformCopy as copy } from './copy'
import { openOverlay, overlayButton } from './overlay.h5'

interface Detector {
  detect(source: HTMLVideoElement): Promise<ReadonlyArray<{ rawValue: string }>>
}
type DetectorClass = new (options: { formats: string[] }) => Detector

const LOOK_EVERY_MS = 250

/** The code's text, or null when the person closed the sheet. */
export function readCode(hint: string): Promise<string | null> {
  return new Promise((resolve) => {
    const camera = document.createElement('video')
    camera.className = 'overlay__camera'
    const overlay = openOverlay(hint, 'overlay--scan', () => finish(null))
    let stop: () => void = () => undefined
    let done = false

    function finish(text: string | null): void {
      if (done) return
      done = true
      stop()
      overlay.close()
      resolve(text)
    }

    overlay.element.append(heading(hint), camera, typedCode(finish), overlayButton(copy.close, 'overlay__button--close', () => finish(null)))
    void watch(camera, finish).then((stopper) => {
      stop = stopper
      if (done) stopper()
    })
  })
}

function heading(text: string): HTMLElement {
  const element = document.createElement('h2')
  element.className = 'overlay__title'
  element.textContent = text
  return element
}

function typedCode(finish: (text: string) => void): HTMLElement {
  const form = document.createElement('form')
  form.className = 'overlay__form'
  const input = document.createElement('input')
  input.className = 'overlay__input'
  input.placeholder = copy.typeCode
  input.setAttribute('aria-label', copy.typeCode)
  const send = overlayButton(copy.useCode, 'overlay__button--send', () => undefined)
  send.type = 'submit'
  form.append(input, send)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (input.value.trim()) finish(input.value.trim())
  })
  return form
}

/** Shows the camera and looks for a code; gives the function that switches it off. */
async function watch(video: HTMLVideoElement, found: (text: string) => void): Promise<() => void> {
  const detectors = window as unknown as { BarcodeDetector?: DetectorClass }
  const stream = detectors.BarcodeDetector && (await openCamera())
  if (!detectors.BarcodeDetector || !stream) {
    video.remove()
    return () => undefined
  }
  const detector = new detectors.BarcodeDetector({ formats: ['qr_code'] })
  video.srcObject = stream
  video.setAttribute('playsinline', '')
  void video.play()
  const timer = setInterval(() => {
    // A frame that is not ready yet is no error: the next one is a quarter of a second away.
    detector.detect(video).then(([code]) => code && found(code.rawValue), () => undefined)
  }, LOOK_EVERY_MS)
  return () => {
    clearInterval(timer)
    stream.getTracks().forEach((track) => track.stop())
  }
}

async function openCamera(): Promise<MediaStream | null> {
  try {
    return await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  } catch {
    return null
  }
}
