import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import type { ControlAttributes } from '@/components/ui/control'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { useDesign } from './design-context'
import { OriginMark } from './origin-mark'
import { type SettingPath, valueAt, wordsOf } from './settings'

/** The label of a setting with the origin of its default, its hint and what is wrong with it. */
function Setting({
  path,
  hint,
  className,
  children,
}: {
  path: SettingPath
  hint?: ReactNode
  className?: string
  children: (control: ControlAttributes) => ReactNode
}) {
  const { problems } = useDesign()
  const words = wordsOf(path)
  return (
    <div className={cx('relative', className)}>
      <Field label={words.label} hint={hint ?? words.hint} error={problems[path]}>
        {children}
      </Field>
      {/* Beside the label and not in it: it is a button once the value is changed. */}
      <span className="absolute top-0 right-0 leading-none">
        <OriginMark path={path} />
      </span>
    </div>
  )
}

/** A figure. Left empty it is null where that means something, and otherwise a problem. */
export function NumberSetting({ path, className }: { path: SettingPath; className?: string }) {
  const { params, set } = useDesign()
  const words = wordsOf(path)
  const value = valueAt(params, path) as number | null
  return (
    <Setting path={path} className={className}>
      {(control) => (
        <NumberField
          {...control}
          className="w-full"
          step={words.step ?? 1}
          min={0}
          unit={words.unit}
          placeholder={words.empty}
          value={value === null || Number.isNaN(value) ? '' : value}
          onChange={({ target }) =>
            set(path, target.value === '' && words.empty ? null : target.valueAsNumber)
          }
        />
      )}
    </Setting>
  )
}

/** One of a few values, each with its word. */
export function ChoiceSetting<Value extends string | number>({
  path,
  choices,
  hint,
  className,
}: {
  path: SettingPath
  choices: readonly { value: Value; label: string }[]
  hint?: ReactNode
  className?: string
}) {
  const { params, set } = useDesign()
  return (
    <Setting path={path} hint={hint} className={className}>
      {(control) => (
        <Select
          {...control}
          value={String(valueAt(params, path))}
          onChange={({ target }) =>
            set(path, choices.find(({ value }) => String(value) === target.value)?.value)
          }
        >
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Setting>
  )
}

/** On or off. */
export function SwitchSetting({ path }: { path: SettingPath }) {
  const { params, set } = useDesign()
  return (
    <span className="flex items-center gap-2">
      <Checkbox
        label={wordsOf(path).label}
        checked={valueAt(params, path) === true}
        onChange={({ target }) => set(path, target.checked)}
      />
      <OriginMark path={path} />
    </span>
  )
}

/** Which of several names are chosen, kept in the order of the names. */
export function NamesSetting<Name extends string>({
  path,
  names,
  nameOf,
  className,
}: {
  path: SettingPath
  names: readonly Name[]
  nameOf: (name: Name) => string
  className?: string
}) {
  const { params, set } = useDesign()
  const chosen = valueAt(params, path) as Name[]
  return (
    <fieldset className={className}>
      <legend className="mb-1 flex w-full items-baseline justify-between gap-2 font-medium text-ink-soft text-meta">
        {wordsOf(path).label} <OriginMark path={path} />
      </legend>
      <div className="grid grid-cols-2 gap-x-4 @2xl:grid-cols-3">
        {names.map((name) => (
          <Checkbox
            key={name}
            label={nameOf(name)}
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              set(
                path,
                names.filter((one) => (one === name ? target.checked : chosen.includes(one))),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
