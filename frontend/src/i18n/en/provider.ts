import type { Dictionary } from '../fr';

export const provider: Dictionary['provider'] = {
  transfers: 'Transfers of providers',
  transfersLead:
    'A provider gathers many payments by card into one sum, keeps its fees and transfers what is left.',
  transfersNone: 'No transfer yet.',
  transfersNoneHint: 'The first appears here as soon as a provider tells what it transfers to the city.',
  madeOut: (date) => `made out on ${date}`,
  reference: 'Reference',
  fee: (amount) => `${amount} kept as fees`,
  feeNone: 'no fees kept',
  other: (amount) =>
    `${amount} of this transfer comes from no payment that is known here. Look at its details at the provider.`,
  takes: 'The provider takes this sum from the account.',
  states: { PENDING: 'on its way', PAID: 'transferred', FAILED: 'came back' },
  failedNote: 'The bank sent it back: its money will be part of a later transfer.',
  arrived: (date) => `found on a statement on ${date}`,
  expected: (date) => `expected on ${date}, on no statement yet`,
  late: (date) => `expected since ${date}, on no statement yet`,

  disputes: 'Payments in dispute',
  disputesLead:
    'When somebody disputes a payment by card, their bank takes the money back first and decides later.',
  disputesNone: 'No payment in dispute.',
  disputesNoneHint: 'A good sign. If one comes, it appears here with its reason.',
  stages: { OPENED: 'open', WON: 'won', LOST: 'lost' },
  meaning: {
    OPENED:
      'The bank has taken the money back for now. The gift still counts, and nothing of it can be given back before the bank decides. Answer it at the provider, by the day it names.',
    WON: 'The bank decided for the city: the money is back and the gift counts.',
    LOST: 'The bank decided against the city: the gift is less by it, and what the city had added follows.'
  },
  contested: (amount, gift) => `${amount} disputed of a gift of ${gift}`,
  giftOf: (name, project) => (name ? `by ${name} to “${project}”` : `anonymous, to “${project}”`),
  since: (date) => `since ${date}`,
  reason: 'Reason',
  reasons: {
    fraudulent: 'They say that somebody used their card without their consent.',
    unrecognized: 'They do not recognise this payment on their statement.',
    duplicate: 'They say that they paid twice.',
    product_not_received: 'They say that they got nothing in return.',
    product_unacceptable: 'They say that it was not what was announced.',
    credit_not_processed: 'They wait for a refund that did not come.',
    subscription_canceled: 'They take it for a subscription that they had ended.',
    insufficient_funds: 'There was not enough money in the account.',
    incorrect_account_details: 'The number of the account was wrong.',
    bank_cannot_process: 'Their bank could not carry the payment out.',
    debit_not_authorized: 'They had not authorised this debit.',
    customer_initiated: 'They asked their bank for it, without saying why.',
    general: 'Their bank gives no reason.'
  },
  noReason: 'Their bank gives no reason.',
  rawReason: (word) => `Reason given by the provider: ${word}`
};
