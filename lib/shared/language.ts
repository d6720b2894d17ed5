export type LanguageLabel = 'zh' | 'en' | 'mixed' | 'unknown'

/**
 * The language label of a text as in ASTRA's gate (astra-spec 5.3): share of CJK ideographs among letters
 * above 0.6 → zh, else share of other letters above 0.7 → en, else mixed; no letters → unknown.
 */
export function languageLabel(text: string): LanguageLabel {
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length === 0) return 'unknown'
  const ideographs = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length
  if (ideographs / letters.length > 0.6) return 'zh'
  return 1 - ideographs / letters.length > 0.7 ? 'en' : 'mixed'
}

/** True when question and answer are labelled alike, or one of them has no letters to label. */
export function isSameLanguage(question: string, answer: string): boolean {
  const labels = [languageLabel(question), languageLabel(answer)]
  return labels.includes('unknown') || labels[0] === labels[1]
}
