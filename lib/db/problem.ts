/** An expected problem of the database, in one sentence for people: what is wrong and what to do. */
export class DatabaseProblem extends Error {
  override name = 'DatabaseProblem'
}
