import type { JsonObject } from '../../shared/json'

/** A thing that exists in a session. Fields grow as tools ask about it and never change by themselves. */
export interface Entity {
  noun: string
  id: string | number
  fields: JsonObject
}

/**
 * What exists in one session, by noun. An id that nobody has listed or made is taken on trust until
 * something of its kind has been: the user may know it. From then on only known ids exist.
 */
export class SessionState {
  private readonly entities = new Map<string, Map<string, Entity>>()
  private readonly shown = new Set<string>()
  private readonly gone = new Set<string>()

  find(noun: string, id: string | number): Entity | undefined {
    return this.entities.get(noun)?.get(String(id))
  }

  findByName(noun: string, name: string): Entity | undefined {
    const wanted = name.toLowerCase()
    return this.all(noun).find(({ fields }) =>
      [fields.name, fields.title].some(
        (value) => typeof value === 'string' && value.toLowerCase() === wanted,
      ),
    )
  }

  all(noun: string): Entity[] {
    return [...(this.entities.get(noun)?.values() ?? [])]
  }

  put(entity: Entity): Entity {
    const ofNoun = this.entities.get(entity.noun) ?? new Map<string, Entity>()
    ofNoun.set(String(entity.id), entity)
    this.entities.set(entity.noun, ofNoun)
    return entity
  }

  remove({ noun, id }: Entity): void {
    this.entities.get(noun)?.delete(String(id))
    this.gone.add(`${noun} ${id}`)
  }

  /** What exists, newest first, and what is gone, each as noun and id; at most `countMax` of both. */
  summary(countMax: number): { existing: Entity[]; gone: string[] } {
    const existing = [...this.entities.values()].flatMap((ofNoun) => [...ofNoun.values()])
    return { existing: existing.slice(-countMax).reverse(), gone: [...this.gone].slice(-countMax) }
  }

  /** From now on ids of this noun must be known. */
  markShown(noun: string): void {
    this.shown.add(noun)
  }

  mayExist(noun: string, id: string | number): boolean {
    if (this.gone.has(`${noun} ${id}`)) return false
    return this.find(noun, id) !== undefined || !this.shown.has(noun)
  }
}
