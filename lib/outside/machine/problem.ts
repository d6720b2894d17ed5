/** The machine cannot give what is asked for; the message is one sentence for people. */
export class MachineProblem extends Error {
  override name = 'MachineProblem'
}
