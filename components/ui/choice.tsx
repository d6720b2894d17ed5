import { Select } from './select'

/** One of a few values for a filter, or any of them. */
export function Choice({
  name,
  label,
  any,
  value = '',
  options,
  className,
}: {
  name: string
  /** Read aloud; `any` is what is seen when nothing is chosen. */
  label: string
  any: string
  value: string | undefined
  /** Each value, with its words where they are others. */
  options: readonly (string | readonly [string, string])[]
  className?: string
}) {
  return (
    <Select aria-label={label} name={name} defaultValue={value} className={className}>
      <option value="">{any}</option>
      {options.map((option) => {
        const [key, words] = typeof option === 'string' ? [option, option] : option
        return (
          <option key={key} value={key}>
            {words}
          </option>
        )
      })}
    </Select>
  )
}
