import { useMagnification } from '@/components/canvas/use-nearness'

const LARGEST = 4

/** What a card is from far away: a tint of its domain's colour, and its name as large as there is room for. */
export function FarLabel({ color, name }: { color: string; name: string }) {
  const scale = useMagnification(LARGEST)
  return (
    <span
      title={name}
      style={{
        backgroundColor: `color-mix(in oklab, ${color} 28%, transparent)`,
        fontSize: `${0.6875 * scale}rem`,
      }}
      className="absolute inset-0 flex items-center overflow-hidden whitespace-nowrap rounded-md pl-2 font-mono text-ink leading-none"
    >
      {name}
    </span>
  )
}
