import { CopyButton } from './copy-button'
import { cx } from './cx'

/** Text as it is: mono, wrapped, never interpreted. Long text scrolls inside its own frame. */
export function CodeBlock({
  code,
  label,
  wrap = true,
  className,
}: {
  code: string
  /** What the text is, read aloud and written above it. */
  label: string
  wrap?: boolean
  className?: string
}) {
  return (
    <figure className={cx('overflow-hidden rounded-md border border-line bg-sunken', className)}>
      <figcaption className="flex h-control items-center justify-between border-line border-b pr-0.5 pl-3 text-ink-faint text-meta">
        {label}
        <CopyButton text={code} label={`Copy ${label}`} />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className={cx(
          'max-h-[28rem] overflow-auto px-3 py-2 font-mono text-meta leading-normal',
          wrap && 'wrap-anywhere whitespace-pre-wrap',
        )}
      >
        {code}
      </pre>
    </figure>
  )
}
