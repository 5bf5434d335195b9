/** A file of our own storage, read no further than it may be long. The address comes from the storage, never from a person. */
import http from 'node:http'
import https from 'node:https'

const TIMEOUT_MS = 8_000

/** The bytes, or null when there are more than `most`. Throws when the storage does not answer with the file. */
export function downloadUpTo(url: string, most: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? https : http).get(url, { timeout: TIMEOUT_MS }, (response) => {
      if (response.statusCode !== 200) {
        response.resume()
        return reject(new Error(`storage answered ${response.statusCode}`))
      }
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > most) {
          resolve(null)
          return request.destroy()
        }
        chunks.push(chunk)
      })
      response.on('end', () => resolve(Buffer.concat(chunks)))
      response.on('error', reject)
    })
    request.on('timeout', () => request.destroy(new Error('storage did not answer in time')))
    request.on('error', reject)
  })
}
