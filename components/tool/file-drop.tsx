'use client'

import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { formatBytes } from '@/lib/shared/format'

/** A place to drop one file, with a button that chooses it. */
export function FileDrop({
  file,
  accept,
  disabled,
  onChoose,
}: {
  file: File | null
  /** As of an `<input type="file">`. */
  accept: string
  disabled?: boolean
  onChoose: (file: File) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const choose = (chosen: FileList | null) => {
    const [first] = chosen ?? []
    if (first && !disabled) onChoose(first)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        choose(event.dataTransfer.files)
      }}
      className={cx(
        'grid min-h-32 place-content-center justify-items-center gap-2 rounded-md border border-dashed px-4 text-body',
        isOver ? 'border-accent bg-selected' : 'border-line-strong bg-raised',
      )}
    >
      {file ? (
        <p className="wrap-anywhere text-center">
          <span className="font-mono">{file.name}</span>{' '}
          <span className="whitespace-nowrap text-ink-soft">· {formatBytes(file.size)}</span>
        </p>
      ) : (
        <p className="text-ink-soft">Drop a file here, or</p>
      )}
      <Button icon={<FileUp aria-hidden />} disabled={disabled} onClick={() => input.current?.click()}>
        {file ? 'Choose another file' : 'Choose a file'}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label="File of tool documents"
        accept={accept}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          choose(event.target.files)
          // The same file can be chosen again after it was mended.
          event.target.value = ''
        }}
      />
    </div>
  )
}
