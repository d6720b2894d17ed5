import type { Random } from '../../shared/random'

/** Ranges by name, first match wins: least, most, digits after the point. */
const RULES: readonly [RegExp, number, number, number][] = [
  [/lat(itude)?$/, 36, 60, 4],
  [/(lng|lon|longitude)$/, -9, 30, 4],
  [/year/, 2019, 2025, 0],
  [/(^|_)(page|offset_page|chapter|verse|index|layer)/, 1, 3, 0],
  [/offset|skip/, 0, 0, 0],
  [/limit|max_?results|num_?results|per_?page|top_?k|page_?size|(^|_)(count|num|max_\w+s)$/, 3, 10, 0],
  [/rating|stars/, 3.2, 4.9, 1],
  [/percent|_pct|share|discount/, 5, 35, 0],
  [/price|cost|fee|fare|amount|total|budget|balance|deposit|salary|value_eur|charge/, 12, 180, 2],
  [/temperature|temp_|_c$/, 4, 27, 1],
  [/humidity/, 40, 85, 0],
  [/wind|speed/, 4, 28, 1],
  [/distance|_km$|radius/, 2, 25, 0],
  [/minutes|duration|_min$/, 15, 90, 0],
  [/hours/, 2, 8, 0],
  [/days|nights/, 2, 7, 0],
  [/weeks|months/, 1, 6, 0],
  [/seconds|timeout|delay|wait/, 5, 30, 0],
  [/weight|_kg$|grams/, 1, 12, 1],
  [
    /quantity|qty|copies|seats|people|guests|persons|party_?size|passengers|adults|bikes|portions|servings|tickets/,
    1,
    4,
    0,
  ],
  [/age/, 21, 64, 0],
  [/width|height/, 320, 1280, 0],
  [/size_bytes|bytes/, 1200, 94000, 0],
  [/(^|_)(id|number|code)$/, 1000, 9999, 0],
  [/population/, 18000, 640000, 0],
]

/** A number by the name of what it fills. */
export function numberByName(name: string, isInteger: boolean, random: Random): number {
  const rule = RULES.find(([pattern]) => pattern.test(name))
  const [, min, max, digits] = rule ?? [/./, 2, 60, 0]
  return isInteger || digits === 0
    ? random.int(Math.ceil(min), Math.floor(max))
    : Number((min + random.next() * (max - min)).toFixed(digits))
}
