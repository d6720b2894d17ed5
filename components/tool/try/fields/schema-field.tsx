import { useMemo } from 'react'
import type { FormNode } from '@/lib/tool'
import { ChoiceField } from './choice-field'
import type { FieldProps } from './field-props'
import { JsonField } from './json-field'
import { ListField } from './list-field'
import { NumberField } from './number-field'
import { ObjectField } from './object-field'
import { TextField } from './text-field'
import { VariantField } from './variant-field'

/** The field of one part of a schema, by its kind. The part is only read when its field is shown. */
export function SchemaField({ make, ...field }: Omit<FieldProps, 'node'> & { make: () => FormNode }) {
  const node = useMemo(make, [make])
  switch (node.kind) {
    case 'text':
      return <TextField {...field} node={node} />
    case 'number':
      return <NumberField {...field} node={node} />
    case 'boolean':
    case 'choice':
      return <ChoiceField {...field} node={node} />
    case 'list':
      return <ListField {...field} node={node} />
    case 'object':
      return <ObjectField {...field} node={node} />
    case 'variant':
      return <VariantField {...field} node={node} />
    case 'json':
      return <JsonField {...field} node={node} />
  }
}
