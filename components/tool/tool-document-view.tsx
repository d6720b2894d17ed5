import { CodeBlock } from '@/components/ui/code-block'
import { parameterRows, type Tool } from '@/lib/tool'
import { ParameterTable } from './parameter-table'
import { resultRows } from './result-rows'
import { SchemaSection } from './schema-section'

export type DocumentView = 'parameters' | 'schema'

/** What a tool's document says: its purpose as plain text, what it takes and gives for people or as JSON Schema. */
export function ToolDocumentView({ tool, view }: { tool: Tool; view: DocumentView }) {
  const parameters = parameterRows(tool.parameters)
  const result = tool.result && resultRows(tool.result)
  const unknownResult = 'The document does not say what the tool returns.'
  return (
    <div className="grid gap-6 p-4">
      <p className="wrap-anywhere max-w-[85ch] whitespace-pre-line">{tool.description}</p>
      {view === 'parameters' ? (
        <>
          <SchemaSection title="Takes" nothing="The tool takes no parameters.">
            {parameters.length > 0 && <ParameterTable of="parameters" rows={parameters} />}
          </SchemaSection>
          <SchemaSection title="Returns" nothing={unknownResult}>
            {result && <ParameterTable of="result" rows={result} />}
          </SchemaSection>
        </>
      ) : (
        <>
          <SchemaSection title="Takes" nothing="">
            <CodeBlock
              label="JSON Schema of the parameters"
              code={JSON.stringify(tool.parameters, null, 2)}
            />
          </SchemaSection>
          <SchemaSection title="Returns" nothing={unknownResult}>
            {tool.result && (
              <CodeBlock label="JSON Schema of the result" code={JSON.stringify(tool.result, null, 2)} />
            )}
          </SchemaSection>
        </>
      )}
    </div>
  )
}
