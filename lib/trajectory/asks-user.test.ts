import { expect, it } from 'vitest'
import { asksUser } from './asks-user'

it.each([
  'What is your member ID?',
  'Which member ID shall I use?',
  'What is your member ID? I will reserve the book then.',
  'I found two of them. Please tell me which one you mean.',
  'I need your member ID to reserve it.',
  'I still need to know the date.',
  'Let me know your member ID. Would you like anything else?',
  '您的会员号是多少？',
  '请提供您的会员号。',
])('waits for the user: %s', (text) => {
  expect(asksUser(text)).toBe(true)
})

it.each([
  'I reserved "Sailing Alone". Is there anything else I can help you with?',
  'It is ready on 2 April. Let me know if you need more.',
  'Would you like me to order the next one?',
  'What else would you like to know?',
  'First I need to search the catalogue.',
  'I found "Who Moved My Cheese?" for you.',
  '已为您预订。还有什么可以帮您的吗？',
  '',
])('waits for nothing: %s', (text) => {
  expect(asksUser(text)).toBe(false)
})
