import type { ToolFailure } from '@/lib/tool'

export const failureNames = {
  timeout: 'Timed out',
  unreachable: 'Unreachable',
  'rate-limit': 'Rate limit',
  'invalid-state': 'Not possible in this state',
  'invalid-arguments': 'Invalid arguments',
  'unknown-tool': 'Unknown tool',
  'not-found': 'Not found',
  'tool-error': 'The tool failed',
  'too-large': 'Too large',
  gone: 'The server is gone',
  'not-made': 'Not called',
  'cut-off': 'Cut off',
} satisfies Record<ToolFailure['kind'], string>

/** What failed, whether that was on purpose, and what may help. */
export function failureInWords({ kind, isInjected, isTransient, message }: ToolFailure): string {
  const origin = isInjected ? 'The emulator made this call fail on purpose.' : ''
  const outlook = isTransient ? 'The same call may succeed later.' : ''
  return [`${failureNames[kind]}: ${message}`, origin, outlook].filter(Boolean).join(' ')
}
