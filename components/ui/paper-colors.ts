/**
 * The colours of tools and domains in a picture of its own, which knows no tokens: the light values of globals.css as
 * every reader of SVG understands them. A test holds the two together.
 */
// biome-ignore format: a row of colours
export const PAPER = {
  tool: ['#9f3e4b', '#994920', '#845a0f', '#6c6610', '#437224', '#1f744f', '#157171', '#116d8a', '#2863ab', '#5d55a9', '#7f4995', '#954074'],
  deep: ['#78182b', '#6e2b04', '#5a3b03', '#494404', '#294d0d', '#0c4f33', '#074c4d', '#094a5d', '#0b417d', '#3e3383', '#5b2671', '#6f1c52'],
  line: '#868991',
} as const
