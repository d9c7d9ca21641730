import type { Dictionary } from '../fr';

export const fees: Dictionary['fees'] = {
  title: 'Where your money goes',
  gift: 'Your gift',
  platform: 'Fee of the platform, kept when the project is paid',
  none: 'none',
  reaches: 'What reaches the project',
  provider: 'Fee of the payment provider, borne by the city',
  about: (amount) => `about ${amount}`,
  tip: 'Support the platform as well',
  tipHint:
    'Optional, apart from your gift, and nothing unless you write something. Given back with the gift if that is.',
  tipTooMuch: (amount) => `${amount} at most, the amount of your gift.`,
  tipLine: 'For the platform',
  pay: 'You pay'
};
