import { expect, it } from 'vitest'
import { holds } from './holds'

it.each([
  ['a whole number', 'room 15 is free', '15', true],
  ['a part of a number', 'room 150 is free', '15', false],
  ['a part of a word', 'the bookshelf', 'book', false],
  ['a later whole one', 'bookshelf, book', 'book', true],
  ['words with signs around', '"title":"sailing alone"', 'sailing alone', true],
  ['a text as JSON has it', JSON.stringify({ a: 'one\n"two"' }), 'one\n"two"', true],
  ['Chinese, which sets no spaces', '请预订去北京的火车票', '北京', true],
  ['Korean with its particle', '서울에서 출발', '서울', true],
  ['a number beside Chinese', '我要15张票', '15', true],
  ['a part of a number beside Chinese', '我要150张票', '15', false],
  ['what is not there', 'sailing', 'rowing', false],
])('tells whether a text holds %s', (_, source, text, isThere) => {
  expect(holds(source, text)).toBe(isThere)
})
