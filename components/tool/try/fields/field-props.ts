import type { ComponentType } from 'react'
import type { JsonValue } from '@/lib/shared/json'
import type { FormNode } from '@/lib/tool'

/** What every kind of field is given. */
export interface FieldProps<Kind extends FormNode['kind'] = FormNode['kind']> {
  node: FormNode & { kind: Kind }
  label: string
  /** Where it stands, as the problems of a call name it: `$.stops[0].city`. */
  path: string
  isRequired: boolean
  value: JsonValue | undefined
  /** Undefined leaves the parameter out. */
  onChange: (value: JsonValue | undefined) => void
  form: FormContext
}

/** What the fields of one form share. */
export interface FormContext {
  /** The field of a part, of whatever kind: those that hold others cannot import it from above. */
  Part: ComponentType<Omit<FieldProps, 'node'> & { make: () => FormNode }>
  /** What is wrong at a path; null where nothing is. */
  problemAt: (path: string) => string | null
  /** Tells that what is typed at a path cannot be read, or that it can again. */
  onUnreadable: (path: string, problem: string | null) => void
}
