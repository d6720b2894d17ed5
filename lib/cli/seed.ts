import { SHAPES, seedShape } from '@/prisma/seed'
import { badInput, defineVerb, done } from './verb'

export const seed = defineVerb({
  name: 'seed',
  summary: 'Fill a project of its own with data of a named shape',
  usage: '<shape>',
  options: {},
  operands: { min: 0, max: 1 },
  async run(context) {
    const [shape] = context.operands
    if (shape === undefined || !SHAPES.includes(shape)) {
      return badInput(`Name a shape: ${SHAPES.join(', ')}.`)
    }
    await context.database()
    const { summary, lines } = await seedShape(shape)
    return done(summary, lines)
  },
})
