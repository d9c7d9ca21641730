import type { Dictionary } from '../fr';

export const learn: Dictionary['learn'] = {
  howTitle: 'How the city adds to your gift',
  howLead: 'When a resident gives, the city may add. Here is how, without small print.',
  how: [
    {
      title: 'A pool and a rule',
      text: 'The city puts money into a pool and publishes a rule: for example “we double each gift, up to €100 per gift and €5,000 per project”. The rule is the same for everybody and stands on the page of each project.'
    },
    {
      title: 'Your gift first',
      text: 'Your payment is confirmed, and the calculation follows at once, gift after gift, in order of arrival. You see straight away what the city adds.'
    },
    {
      title: 'Every cent is explained',
      text: 'For each gift the page shows the steps: what counts, what is limited, what is left in the pool. A zero is explained too.'
    },
    {
      title: 'Reserved, then certain',
      text: 'The city’s share is reserved first. It becomes certain when the campaign succeeds. If the campaign falls short, gifts are returned and the city’s money goes back to the pool.'
    },
    {
      title: 'A refund',
      text: 'If a gift is refunded, its share of the city’s money goes back to the pool. Decisions made for others do not change.'
    },
    {
      title: 'Open to checking',
      text: 'Everything is written in a journal that cannot be erased. Anybody can repeat the calculation from the published data and must find the same decisions, to the cent.'
    }
  ],
  exampleTitle: 'An example',
  exampleText:
    'The city doubles each gift up to €100. You give €20: the city adds €20, the project gets €40. Your neighbour gives €150: the city adds €100, the project gets €250.',
  accessibilityTitle: 'Accessibility',
  accessibilityLead:
    'These pages must serve everybody: by keyboard, with a screen reader, enlarged, or with reduced motion.',
  accessibility: [
    'We aim at WCAG 2.2, level AA. Every page is checked automatically at two widths and in both colour schemes, then read by hand.',
    'Everything on a map is in a list too. Every chart has an equal sentence or table.',
    'The pages follow the settings of your device: light or dark, text size, reduced motion.',
    'Nothing comes from anywhere but this server: no font, no map, no audience measurement.'
  ],
  accessibilityContact:
    'Does something stand in your way? Write to the city: it is a fault to mend, not a detail.'
};
