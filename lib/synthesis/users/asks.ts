/** Politeness at the end of an answer; it waits for nothing. */
const OFFER =
  /\b(anything else|something else|further (help|assistance|questions)|help you (with|further)|let me know if|would you like|do you want|shall i|want me to|should i also)\b/i
const REQUEST = /\b(please|could you|can you) (tell|give|provide|share|send|specify|confirm|let me know)\b/i

/**
 * True when a message of the agent waits for something from the user: its last sentence is a question that is no
 * offer, or it asks to be told something. Rules for English; a model that plays the user decides for itself.
 */
export function asksUser(text: string): boolean {
  const sentences = text
    .trim()
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => !OFFER.test(sentence))
  return (sentences.at(-1)?.trim().endsWith('?') ?? false) || sentences.some((said) => REQUEST.test(said))
}
