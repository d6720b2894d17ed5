import { describe, expect, it } from 'vitest'
import { changesSinceSaved, createCanvasStore } from './canvas-store'

const aStore = () => createCanvasStore({ words: ['search'] })
const say = (store: ReturnType<typeof aStore>, word: string) =>
  store.run(`say ${word}`, { words: [...store.getState().draft.words, word] })

describe('a canvas store', () => {
  it('undoes and redoes named changes, and forgets the redone after a new one', () => {
    const store = aStore()
    say(store, 'book')
    say(store, 'pay')
    store.undo()
    expect(store.getState().draft.words).toEqual(['search', 'book'])
    store.redo()
    expect(store.getState().draft.words).toEqual(['search', 'book', 'pay'])
    store.undo()
    say(store, 'cancel')
    store.redo()
    expect(store.getState().draft.words).toEqual(['search', 'book', 'cancel'])
    expect(store.getState().past.map((change) => change.name)).toEqual(['say book', 'say cancel'])
  })

  it('changes, undoes and redoes nothing while it is locked, and says so each time', () => {
    let refused = 0
    const store = createCanvasStore({ words: ['search'] }, () => refused++)
    say(store, 'book')
    say(store, 'pay')
    store.undo()
    store.lock(true)
    const { draft } = store.getState()
    say(store, 'cancel')
    store.undo()
    store.redo()
    expect(store.getState()).toMatchObject({ draft, isLocked: true })
    expect(refused).toBe(3)
    store.lock(false)
    store.redo()
    expect(store.getState().draft.words).toEqual(['search', 'book', 'pay'])
    expect(refused).toBe(3)
  })

  it('is clean again when a change is undone, and says what was changed since the save', () => {
    const store = aStore()
    const { saved } = store.getState()
    say(store, 'book')
    expect(changesSinceSaved(store.getState())).toEqual(['say book'])
    store.undo()
    expect(store.getState().draft).toBe(saved)
    say(store, 'pay')
    store.markSaved(store.getState().draft)
    say(store, 'cancel')
    expect(changesSinceSaved(store.getState())).toEqual(['say cancel'])
  })

  it('does nothing where there is nothing to undo, and keeps no change that changes nothing', () => {
    const store = aStore()
    store.undo()
    store.redo()
    store.run('nothing', store.getState().draft)
    expect(store.getState().past).toEqual([])
  })

  it('goes on from what someone else saved, and can be taken back to before that', () => {
    const store = aStore()
    say(store, 'book')
    const theirs = { words: ['search', 'pay'] }
    store.rebase('merge', theirs, { words: ['search', 'pay', 'book'] })
    expect(store.getState()).toMatchObject({ saved: theirs, draft: { words: ['search', 'pay', 'book'] } })
    store.undo()
    expect(store.getState().draft.words).toEqual(['search', 'book'])
    store.rebase('take theirs', theirs, theirs)
    expect(store.getState().draft).toBe(store.getState().saved)
  })

  it('lets go of dragged places with the change that they become', () => {
    const store = aStore()
    store.drag({ search: { x: 1, y: 2 } })
    say(store, 'book')
    expect(store.getState().dragging).toEqual({})
  })
})
