import { CopyButton } from '@/components/ui/copy-button'
import { JsonView } from '@/components/ui/json-view'

/** Above this many characters only the first level is open. */
const OPEN_MAX = 2_000

/** A JSON value on its own ground, as a tree, with its text to copy. */
export function JsonValue({ value, text, label }: { value: object; text: string; label: string }) {
  return (
    <div className="relative rounded-md border border-line bg-sunken py-1 pr-9 pl-1">
      <JsonView value={value} label={label} openDepth={text.length > OPEN_MAX ? 1 : 3} />
      <CopyButton text={text} label={`Copy ${label}`} className="absolute top-0 right-0" />
    </div>
  )
}
