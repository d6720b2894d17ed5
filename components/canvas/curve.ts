/** The two ends of an edge on the canvas, in canvas pixels: it leaves one box to the right and enters another from the left. */
export interface EdgeEnds {
  sourceX: number
  sourceY: number
  targetX: number
  targetY: number
}

/** A cubic curve between two ends, by its two control points. */
export interface Curve extends EdgeEnds {
  c1x: number
  c1y: number
  c2x: number
  c2y: number
  /** Where its label goes. */
  labelX: number
  labelY: number
  /** Higher than any point of it. */
  top: number
}

/**
 * The curve of an edge. One that leads back to the left bows over the boxes between, since a plain curve would hide
 * behind the two that it joins.
 */
export function curveOf({ sourceX, sourceY, targetX, targetY }: EdgeEnds): Curve {
  const ends = { sourceX, sourceY, targetX, targetY }
  if (targetX > sourceX) {
    const middle = (sourceX + targetX) / 2
    return {
      ...ends,
      c1x: middle,
      c1y: sourceY,
      c2x: middle,
      c2y: targetY,
      labelX: middle,
      labelY: (sourceY + targetY) / 2,
      top: Math.min(sourceY, targetY),
    }
  }
  const reach = 48 + 0.1 * (sourceX - targetX)
  const top = Math.min(sourceY, targetY) - 72 - 0.12 * (sourceX - targetX)
  return {
    ...ends,
    c1x: sourceX + reach,
    c1y: top,
    c2x: targetX - reach,
    c2y: top,
    labelX: (sourceX + targetX) / 2,
    labelY: (sourceY + targetY) / 8 + 0.75 * top,
    top,
  }
}

/** The curve as the data of an SVG path. */
export const pathData = (curve: Curve): string =>
  `M${curve.sourceX},${curve.sourceY} C${curve.c1x},${curve.c1y} ${curve.c2x},${curve.c2y} ${curve.targetX},${curve.targetY}`
