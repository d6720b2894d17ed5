/** A command is a record, so that the menu, the keyboard and the help all speak of the same thing. */
export interface Command {
  /** Stable and unique, noun first: `graph.add-node`. */
  name: string
  label: string
  /** As in `shortcut.ts`: `mod+k`, `g t`, `?`. */
  shortcut?: string
  run: () => void
}

/** The commands of one surface, under the heading the menu and the help show them by. */
export interface CommandGroup {
  context: string
  commands: readonly Command[]
}

/** Who offers commands right now. Surfaces join while they are mounted; later ones win a shared shortcut. */
export interface CommandRegistry {
  /** Adds a source, read anew at each listing; returns what takes it out again. */
  add(source: () => CommandGroup): () => void
  list(): CommandGroup[]
}

export function createCommandRegistry(): CommandRegistry {
  const sources = new Set<() => CommandGroup>()
  return {
    add(source) {
      sources.add(source)
      return () => sources.delete(source)
    },
    list: () => [...sources].map((source) => source()).filter((group) => group.commands.length > 0),
  }
}

/** The command that `shortcut` runs: the one of the surface that joined last. */
export function commandFor(groups: readonly CommandGroup[], shortcut: string): Command | undefined {
  return groups
    .toReversed()
    .flatMap((group) => group.commands)
    .find((command) => command.shortcut === shortcut)
}
