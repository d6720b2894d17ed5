/** A sentence in which names stand between back quotes. */
export function Quoted({ text }: { text: string }) {
  return text.split('`').map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
      <code key={i} className="font-mono text-ink">
        {part}
      </code>
    ),
  )
}
