import type { Dictionary } from '../fr';

export const fees: Dictionary['fees'] = {
  title: 'Where your money goes',
  gift: 'Your gift',
  platform: 'Fee of the platform, kept when the project is paid',
  none: 'none',
  reaches: 'What reaches the project',
  provider: 'Fee of the payment provider',
  providerNote: (amount) => `about ${amount}, borne by the city`,
  tip: 'Support the platform as well',
  tipHint:
    'Optional, apart from your gift, and nothing unless you write something. Given back with the gift if that is.',
  tipTooMuch: (amount) => `${amount} at most, the amount of your gift.`,
  tipLine: 'For the platform',
  pay: 'You pay'
};
