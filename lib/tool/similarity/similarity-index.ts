import { assert } from '../../shared/assert'

/** How like the tools of one pool are to each other; tools are told apart by their place in the pool. */
export interface SimilarityIndex {
  /** What it goes by, said wherever its figures are shown: `lexical`, or the embedding model's name. */
  name: string
  /** The cosine of the tool at this place with every tool of the pool, itself included, in the pool's order. */
  cosinesOf(place: number): Float64Array
}

/** An index over vectors that a model made, one for each tool of the pool and all of one length. */
export function vectorIndex(name: string, vectors: readonly ArrayLike<number>[]): SimilarityIndex {
  const width = vectors[0]?.length ?? 0
  const matrix = new Float32Array(vectors.length * width)
  for (const [place, vector] of vectors.entries()) {
    assert(vector.length === width, `the vectors of ${name} have one length`)
    matrix.set(vector, place * width)
    scaleToOne(matrix.subarray(place * width, (place + 1) * width))
  }
  return {
    name,
    cosinesOf(place) {
      const at = place * width
      const cosines = new Float64Array(vectors.length)
      for (let other = 0; other < vectors.length; other++) {
        let sum = 0
        for (let i = 0; i < width; i++) sum += (matrix[at + i] ?? 0) * (matrix[other * width + i] ?? 0)
        cosines[other] = sum
      }
      return cosines
    },
  }
}

/** Divides a vector by its length; one of nothing but zeros stays as it is and is like nothing. */
function scaleToOne(vector: Float32Array): void {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  if (length > 0) for (const [i, value] of vector.entries()) vector[i] = value / length
}
