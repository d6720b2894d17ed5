import { Input } from '@/components/ui/input'

/** The name by which a person stands for what they say; `useMarkerName` keeps it. */
export const PersonInput = ({
  label,
  person,
  onChange,
}: {
  label: string
  person: string
  onChange: (person: string) => void
}) => (
  <div className="w-40">
    <Input
      aria-label={label}
      placeholder="your name"
      required
      maxLength={60}
      value={person}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  </div>
)
