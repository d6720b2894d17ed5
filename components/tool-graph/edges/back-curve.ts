/** The two ends of an edge on the canvas, in canvas pixels. */
export interface EdgeEnds {
  sourceX: number
  sourceY: number
  targetX: number
  targetY: number
}

/**
 * The curve of an edge that leads back to the left: it bows over the cards between, since a plain curve would hide
 * behind the two that it joins. `x` and `y` are where its label goes; `top` is higher than any point of it.
 */
export function backCurve({ sourceX, sourceY, targetX, targetY }: EdgeEnds): {
  path: string
  x: number
  y: number
  top: number
} {
  const reach = 48 + 0.1 * (sourceX - targetX)
  const lift = 72 + 0.12 * (sourceX - targetX)
  const top = Math.min(sourceY, targetY) - lift
  return {
    path: `M${sourceX},${sourceY} C${sourceX + reach},${top} ${targetX - reach},${top} ${targetX},${targetY}`,
    x: (sourceX + targetX) / 2,
    y: (sourceY + targetY) / 8 + 0.75 * top,
    top,
  }
}
