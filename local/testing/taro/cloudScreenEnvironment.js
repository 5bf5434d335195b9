/**
 * A screen beside a whole local cloud in the same process. The cloud is Node's: its timers must be able
 * to let the process end, which jsdom's numbered ones cannot.
 */
const ScreenEnvironment = require('./screenEnvironment')

class CloudScreenEnvironment extends ScreenEnvironment {
  async setup() {
    await super.setup()
    Object.assign(this.global, { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate })
  }
}

module.exports = CloudScreenEnvironment
