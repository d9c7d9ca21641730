import { describe, expect, it } from 'vitest';
import { typeset, typesetHtml } from './typeset';

describe('a text that somebody wrote', () => {
  it('gets the apostrophe of print', () => {
    expect(typeset("Huit machines pour l'atelier d'à côté")).toBe('Huit machines pour l’atelier d’à côté');
    expect(typeset("the '90s and 'quotes'")).toBe("the '90s and 'quotes'");
  });
  it('keeps French marks on the line of their word, and English as it is', () => {
    expect(typeset('Rien ne se perd : les bocaux !', 'FR')).toBe('Rien ne se perd\u00a0: les bocaux\u00a0!');
    expect(typeset('« Oui »', 'FR')).toBe('«\u00a0Oui\u00a0»');
    expect(typeset('one : two', 'EN')).toBe('one : two');
  });
  it('leaves the tags of HTML alone', () => {
    expect(typesetHtml('<p title="l\'eau">l\'eau, d&#39;or</p>')).toBe('<p title="l\'eau">l’eau, d’or</p>');
  });
});
