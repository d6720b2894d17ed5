/** Lets Node run our TypeScript: every program of this folder begins with this import. */
import { fileURLToPath } from 'node:url'

if (!isNewEnough(process.versions.node)) {
  fail(`Astra Studio needs Node 20.19 or newer; this is ${process.versions.node}.`)
}
process.env.NEXT_TELEMETRY_DISABLED ??= '1'
try {
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: fileURLToPath(new URL('./tsconfig.run.json', import.meta.url)) })
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  fail('The packages are not installed. Run npm ci first.')
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
