import { describe, expect, it } from 'vitest';
import { at, elsewhere } from './problems';

const refused = (field: string | null) => ({ code: 'REQUIRED', field, message: `about ${field ?? 'all'}` });

describe('a problem', () => {
  it.each(['input.funders[1].name', 'input.funders.1.name'])(
    'is found under both spellings of %s',
    (field) => {
      const problems = [refused(field), refused('input.funders[10].name')];
      expect(at(problems, 'input.funders.1.name')).toEqual([`about ${field}`]);
      expect(at(problems, 'input.funders[1].name')).toEqual([`about ${field}`]);
      expect(elsewhere(problems, ['input.funders.1.name', 'input.funders.10.name'])).toEqual([]);
    }
  );

  it('that no field shows is kept for the whole form', () => {
    const problems = [refused(null), refused('input.name'), refused('input.other')];
    expect(elsewhere(problems, ['input.name'])).toEqual(['about all', 'about input.other']);
  });
});
