import { describe, expect, it } from 'vitest';
import { readReply, uploadPath } from './send';

const words = { uploadBroken: 'broken', uploadRefused: 'refused', uploadTooLarge: 'large' };

describe('an upload', () => {
  it('names what it belongs to in its address, whatever the name is', () =>
    expect(uploadPath('/files/documents', { organisation: 'organisation:1', name: 'Bail & co.pdf' })).toBe(
      '/files/documents?organisation=organisation%3A1&name=Bail+%26+co.pdf'
    ));
  it('brings back what the server answers', () =>
    expect(readReply(201, '{"id":"document:1"}', words)).toEqual({
      answer: { id: 'document:1' },
      problems: null
    }));
  it('says what the server found', () => {
    const problems = [{ code: 'TOO_MANY_PIXELS', field: null, message: 'Trop de points.' }];
    expect(readReply(422, JSON.stringify({ problems }), words)).toEqual({ answer: null, problems });
  });
  it.each([
    [0, '', 'broken'],
    [413, '<html>', 'large'],
    [502, '<html>', 'refused']
  ])('says something where the reply of status %s says nothing', (status, text, message) =>
    expect(readReply(status, text, words).problems?.[0]?.message).toBe(message)
  );
});
