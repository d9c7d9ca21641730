import { describe, expect, it } from 'vitest';
import { hostOf, isWebAddress, plainText, writtenIdentifier } from './texts';

describe('the text of a card', () => {
  it('has no marks of Markdown', () =>
    expect(plainText('## Qui\n\nNous **réparons** des [vélos](https://x.example).\n\n- le samedi')).toBe(
      'Qui Nous réparons des vélos. le samedi'
    ));
});

describe('a website', () => {
  it('is shown by its host', () =>
    expect(hostOf('https://www.jardins.example/qui?x=1')).toBe('jardins.example'));
  it('is a link only where it is of the web', () => {
    expect(isWebAddress('https://jardins.example')).toBe(true);
    expect(isWebAddress('javascript:alert(1)')).toBe(false);
  });
});

describe('an official number', () => {
  it('is written in groups', () => {
    expect(writtenIdentifier('SIREN', '775672272')).toBe('775 672 272');
    expect(writtenIdentifier('SIRET', '77567227221138')).toBe('775 672 272 21138');
  });
  it('is left as it is where it has no groups', () =>
    expect(writtenIdentifier('RNA', 'W751234567')).toBe('W751234567'));
});
