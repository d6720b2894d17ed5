import { createServer } from 'node:net'
import { MachineProblem } from './problem'

const TRIES = 100

/**
 * The first port from `preferred` upwards that nobody listens on.
 * @throws MachineProblem when the hundred ports from there are all taken.
 */
export async function findFreePort(preferred: number, host = '127.0.0.1'): Promise<number> {
  for (let port = preferred; port < preferred + TRIES && port < 65_536; port++) {
    if (await isPortFree(port, host)) return port
  }
  throw new MachineProblem(`No port is free on ${host} between ${preferred} and ${preferred + TRIES}.`)
}

function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      // Anything but "taken" or "not for you" (a host that is not ours, say) would fail on every port alike.
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(new MachineProblem(`Cannot listen on ${host}:${port}: ${error.message}`))
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
