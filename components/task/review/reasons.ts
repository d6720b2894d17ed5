/** Common reasons to refuse a task, by the key that gives them. */
export const REFUSAL_REASONS = [
  'nobody would ask this',
  'unclear or too vague',
  'hints at a tool',
  'needs no tools',
  'other tools would do as well',
  'values do not fit',
  'wrong or clumsy language',
  'too much like another',
  'harmful or private',
] as const
