const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g
const URL = /https?:\/\/[^\s)\]}>"'`,]+/g

/** A figure as written and its value. */
interface Figure {
  text: string
  value: number
}

/** The figures in a text, digit groups joined; ordinals of list items at the start of a line are not figures. */
const figuresIn = (text: string): Figure[] =>
  (text.replace(/^\s*\d{1,2}[.)]\s/gm, '').match(NUMBER) ?? []).map((written) => ({
    text: written,
    value: Number(written.replaceAll(',', '')),
  }))

export const urlsIn = (text: string): string[] =>
  (text.match(URL) ?? []).map((url) => url.replace(/[.;:!?*_]+$/, ''))

/**
 * The figures of an answer that neither the text before it holds nor anything counted there: a rounding of a
 * known figure and the length of a known list are accounted for.
 */
export function unknownFigures(answer: string, before: string, listLengths: readonly number[]): string[] {
  const known = figuresIn(before.replaceAll(/(\d)-(?=\d)/g, '$1 '))
  const values = new Set([...known.map(({ value }) => value), ...listLengths])
  return figuresIn(answer.replaceAll(/(\d)-(?=\d)/g, '$1 ')).flatMap(({ text, value }) => {
    if (values.has(value)) return []
    const digits = text.split('.')[1]?.length ?? 0
    const isRounding = known.some(
      (figure) => figure.text.includes('.') && Number(figure.value.toFixed(digits)) === value,
    )
    return isRounding ? [] : [text]
  })
}
