import { expect, it } from 'vitest';
import { dropTransfer, keepTransfer, pictureOf, readTransfer } from './transfer';

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name)
  } as unknown as Storage;
}

const transfer = {
  holder: 'Ville d’Ambrelle',
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  bic: null,
  amount: '25.00 EUR',
  reference: 'RF18 0000 0000 42',
  qrCode: null
};

it('keeps what a guest fills in at their bank, for their gift alone', () => {
  const store = memory();
  keepTransfer('pledge:1', transfer, store);
  expect(readTransfer('pledge:1', store)).toEqual(transfer);
  expect(readTransfer('pledge:2', store)).toBeNull();
  dropTransfer('pledge:1', store);
  expect(readTransfer('pledge:1', store)).toBeNull();
});

it('takes what it cannot read for nothing', () => {
  const store = memory();
  store.setItem('parvis.transfer.pledge:1', '{');
  expect(readTransfer('pledge:1', store)).toBeNull();
});

it('makes an address of a picture that no mark of it can leave', () => {
  const address = pictureOf('<svg xmlns="http://www.w3.org/2000/svg"><path fill="#000"/></svg>');
  expect(address).toMatch(/^data:image\/svg\+xml,[\w%.!~*'()-]+$/);
  expect(address).not.toMatch(/["<>#]/);
});
