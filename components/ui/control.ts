/** What every control that takes typing has in common. */
export const controlLook =
  'w-full min-w-0 rounded-md border border-line-strong bg-raised text-body text-ink hover:not-disabled:border-ink-faint disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-fail'

/** The attributes that tie a control to its label, its hint and its error; `Field` makes them. */
export interface ControlAttributes {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}
