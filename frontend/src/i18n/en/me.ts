import type { Dictionary } from '../fr';

export const me: Dictionary['me'] = {
  nameAsk: 'What is your name?',
  nameWhy: 'The name that others will see here. You can change it at any time in “Profile and sign-in”.',
  nameSaved: (name) => `Nice to meet you, ${name}!`,
  area: 'My pages',
  overview: 'Overview',
  account: 'Profile and sign-in',
  home: 'Where I live',
  receipts: 'Tax receipts',
  tokens: 'Programs',
  data: 'My data',
  invitations: 'You are invited',
  invitedBy: (name, until) => `${name} invites you. To be answered by ${until}.`,
  accept: 'Accept',
  decline: 'Decline',
  accepted: 'Invitation accepted.',
  declined: 'Invitation declined.',
  walletLead:
    'What was given back to you of a gift and did not go back to your card. You can give it again, to any open project of the same city, by choosing “From my wallet” when you pay.',
  walletGive: 'Choose a project',
  together: 'Together with others',
  memberRoles: { MEMBER: 'Member', MANAGER: 'Manager' },
  inTeam: 'On the team',
  cases: 'Decisions that concern you',
  casesLead: 'What the moderators decided about what you published, and how to appeal.',
  suspended: (city, until) => `You cannot publish in ${city} until ${until}. You can still read and give.`,
  subjects: {
    PROJECT: 'Your project',
    COMMENT: 'Your comment',
    PLEDGE: 'The message of your gift',
    ORGANISATION: 'Your association'
  },
  caseStates: {
    OPEN: 'being looked at',
    DECIDED: 'decided',
    APPEALED: 'under appeal',
    CLOSED: 'closed'
  },
  actions: {
    KEEP: 'Nothing to take down',
    REMOVE: 'Taken down',
    SUSPEND_PROJECT: 'Project suspended',
    SUSPEND_PERSON: 'Publishing suspended'
  },
  decisionUntil: (until) => `until ${until}`,
  upheld: 'Appeal heard by another person: the decision stands',
  takenBack: 'Appeal heard by another person: the decision is taken back',
  stillOpen: 'A report has arrived. The moderators are looking; nothing is decided.',
  see: 'See the page',
  appeal: 'Appeal this decision',
  appealNote: (until) =>
    `Another person than the one who decided will read your appeal. Possible once, until ${until}.`,
  appealText: 'Why the decision seems wrong to you',
  appealHint: 'In your own words. Say what was misunderstood, or what has changed.',
  appealMissing: 'Please write a few words, so that your appeal can be understood.',
  appealSend: 'Send my appeal',
  appealSent: 'Your appeal has been sent.',
  appealYours: 'Your appeal'
};
