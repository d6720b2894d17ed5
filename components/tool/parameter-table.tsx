import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import type { ParameterRow } from '@/lib/tool'

const ALLOWED_SHOWN = 12
const INDENT_REM = 1

/** What "required" means of what goes in, and of what comes out. */
const PRESENCE = {
  parameters: { label: 'Parameters', header: 'Needed', required: 'required', optional: 'optional' },
  result: { label: 'Result', header: 'Present', required: 'always', optional: 'not always' },
} as const

/** A JSON Schema for people: one line for each part, the parts of a part indented under it. */
export function ParameterTable({ of, rows }: { of: keyof typeof PRESENCE; rows: readonly ParameterRow[] }) {
  const words = PRESENCE[of]
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <Table aria-label={words.label}>
        <thead>
          <tr>
            <TableHead>Name</TableHead>
            <TableHead>Type</TableHead>
            <TableHead>{words.header}</TableHead>
            <TableHead className="w-full">Meaning</TableHead>
          </tr>
        </thead>
        <tbody className="[&_tr:last-child_td]:border-b-0 [&_td]:align-baseline">
          {rows.map((row) => (
            <TableRow key={row.path}>
              <TableCell className="whitespace-nowrap font-mono" title={row.path}>
                <span style={{ paddingLeft: `${row.depth * INDENT_REM}rem` }}>{row.name}</span>
              </TableCell>
              <TableCell className="max-w-56 break-words font-mono text-ink-soft">{row.type}</TableCell>
              <TableCell className="whitespace-nowrap">
                {row.isRequired ? words.required : <span className="text-ink-faint">{words.optional}</span>}
              </TableCell>
              <TableCell className="min-w-72 leading-[1.45]">
                <Meaning row={row} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function Meaning({ row }: { row: ParameterRow }) {
  const facts = [...row.constraints, ...(row.default === null ? [] : [`default ${row.default}`])]
  return (
    <div className="grid max-w-[85ch] gap-1">
      {row.description !== '' && <p className="wrap-anywhere whitespace-pre-line">{row.description}</p>}
      {row.allowed.length > 0 && <Allowed values={row.allowed} />}
      {facts.length > 0 && <p className="wrap-anywhere text-ink-soft">{facts.join(' · ')}</p>}
      {row.isCut && (
        <p className="text-ink-faint">What is inside is not drawn further; the JSON Schema has it whole.</p>
      )}
      {row.description === '' && row.allowed.length === 0 && facts.length === 0 && !row.isCut && (
        <span className="text-ink-faint">not described</span>
      )}
    </div>
  )
}

function Allowed({ values }: { values: readonly string[] }) {
  const rest = values.slice(ALLOWED_SHOWN)
  return (
    <div className="text-ink-soft">
      one of <Values values={values.slice(0, ALLOWED_SHOWN)} />
      {rest.length > 0 && (
        <details className="inline">
          <summary className="ml-1.5 inline underline">and {rest.length} more</summary>{' '}
          <Values values={rest} />
        </details>
      )}
    </div>
  )
}

const Values = ({ values }: { values: readonly string[] }) => (
  <span className="wrap-anywhere font-mono text-ink">{values.join(' ')}</span>
)
