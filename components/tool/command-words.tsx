/** A command as it will be run: its program and each argument by itself, white space kept visible by their frames. */
export function CommandWords({ program, args }: { program: string; args: readonly string[] }) {
  const words = [
    { name: 'Program', word: program },
    ...args.map((word, i) => ({ name: `Argument ${i + 1}`, word })),
  ]
  return (
    <dl
      aria-label="What will be run"
      className="grid max-h-60 grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 overflow-auto"
    >
      {words.map(({ name, word }) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-faint text-meta">{name}</dt>
          <dd className="wrap-anywhere w-fit whitespace-pre-wrap rounded-sm border border-line bg-sunken px-1.5 font-mono text-ink text-meta">
            {word === '' ? <span className="text-ink-faint">empty</span> : word}
          </dd>
        </div>
      ))}
    </dl>
  )
}
