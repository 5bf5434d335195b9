/**
 * A screen beside a whole local cloud in the same process. The cloud is Node's: its timers must be able
 * to let the process end, which jsdom's numbered ones cannot. What a screen still waited for is dropped
 * with the screen.
 */
const ScreenEnvironment = require('./screenEnvironment')

class CloudScreenEnvironment extends ScreenEnvironment {
  async setup() {
    await super.setup()
    this.waits = new Set()
    const kept = (make) => (...wait) => {
      const handle = make(...wait)
      this.waits.add(handle)
      return handle
    }
    Object.assign(this.global, { setTimeout: kept(setTimeout), setInterval: kept(setInterval), setImmediate, clearTimeout, clearInterval, clearImmediate })
  }

  async teardown() {
    this.waits.forEach((handle) => clearTimeout(handle))
    await super.teardown()
  }
}

module.exports = CloudScreenEnvironment
