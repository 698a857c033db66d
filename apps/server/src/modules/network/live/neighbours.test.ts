import { expect, test } from 'vitest';
import { Neighbours } from './neighbours.ts';

test('an author finds those who deal with it, and itself', () => {
  const neighbours = new Neighbours();
  neighbours.set('a', ['x', 'y']);
  neighbours.set('b', ['y']);
  expect([...neighbours.readersOf('y')]).toEqual(['a', 'b']);
  expect([...neighbours.readersOf('a')]).toEqual(['a']);
  expect([...neighbours.readersOf('nobody')]).toEqual([]);
});

test('what is set again takes the place of what was there', () => {
  const neighbours = new Neighbours();
  neighbours.set('a', ['x']);
  neighbours.set('a', ['y']);
  expect([...neighbours.readersOf('x')]).toEqual([]);
  expect([...neighbours.readersOf('y')]).toEqual(['a']);
});

test('nothing is left of those who went', () => {
  const neighbours = new Neighbours();
  neighbours.set('a', ['x', 'b']);
  neighbours.set('b', ['x']);
  neighbours.drop('a');
  expect([...neighbours.readersOf('x')]).toEqual(['b']);
  neighbours.drop('b');
  neighbours.drop('b');
  expect(neighbours.size).toBe(0);
});
