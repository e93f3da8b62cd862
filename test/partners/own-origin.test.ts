import { expect, it } from 'vitest';
import { isOwnOrigin } from '../../subgraphs/partners/rules/own-origin.ts';

it.each([
  ['http://localhost:4000', 'http://localhost:4000', true],
  ['http://127.0.0.1:4000', 'http://localhost:4000', true],
  ['http://localhost:4001', 'http://localhost:4000', false],
  ['http://localhost:4000', 'https://patron.example', false],
  ['https://patron.example', 'https://patron.example', true],
  ['http://patron.example', 'https://patron.example', false],
  ['https://patron.example.evil.example', 'https://patron.example', false],
  ['null', 'http://localhost:4000', false],
])('a page of %s belongs to %s: %s', (origin, publicUrl, own) => {
  expect(isOwnOrigin(origin, publicUrl)).toBe(own);
});
