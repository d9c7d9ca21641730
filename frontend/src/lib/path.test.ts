import { expect, it } from 'vitest';
import { ownPath, signInPath } from './path';

it('keeps a path of these pages', () => {
  expect(ownPath('/c/ambrelle/propose?id=1#x')).toBe('/c/ambrelle/propose?id=1#x');
});

it.each([
  null,
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)'
])('turns %s into the start page', (text) => expect(ownPath(text)).toBe('/'));

it('finds the sign-in link in a mail', () => {
  expect(signInPath('Bonjour, http://127.0.0.1:8080/signin/a1-B_2 merci')).toBe('/signin/a1-B_2');
  expect(signInPath('rien ici')).toBeNull();
});
