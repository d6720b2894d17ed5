/** Politeness at the end of an answer; it waits for nothing. "Which one would you like?" is none. */
const OFFER =
  /\b(anything else|something else|what else|further (help|assistance|questions)|help you (with|further)|let me know if)\b|(?<!\b(which|what|when|where|who|how)\b.*)\b(would you like|do you want|shall i|want me to|should i also)\b|还有(什么|其他|别的)|需要(其他|别的|更多)/i
const REQUEST =
  /\b(please|could you|can you) (tell|give|provide|share|send|specify|confirm)\b|\blet me know\b|\bI (still |also )?need (?!to (?!know\b))|请(您)?(告诉|提供|给|问|确认)|需要您/i

const SENTENCE_END = /(?<=[.?!])\s+|(?<=[。？！])\s*/

/**
 * True when a message of the agent waits for something from the user: one of its sentences is a question that is no
 * offer, or asks to be told something. Rules for English and Chinese; a model that plays the user decides for itself.
 */
export const asksUser = (text: string): boolean =>
  text
    .trim()
    .split(SENTENCE_END)
    .some((sentence) => !OFFER.test(sentence) && (/[?？]$/.test(sentence) || REQUEST.test(sentence)))
