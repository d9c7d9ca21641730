/** How the providers that we know write themselves; any other is shown as it is configured. */
const NAMES: Record<string, string> = { stripe: 'Stripe', mollie: 'Mollie' };

export const nameOf = (provider: string): string => NAMES[provider] ?? provider;

/** The reasons for which banks usually take a payment back, as our texts name them. */
export const REASONS = [
  'fraudulent',
  'unrecognized',
  'duplicate',
  'product_not_received',
  'product_unacceptable',
  'credit_not_processed',
  'subscription_canceled',
  'insufficient_funds',
  'incorrect_account_details',
  'bank_cannot_process',
  'debit_not_authorized',
  'customer_initiated',
  'general'
] as const;
export type Reason = (typeof REASONS)[number];

/** Which of them a provider's word is, however it is written; null where we have no words of our own for it. */
export function reasonOf(word: string): Reason | null {
  const plain = word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return REASONS.find((reason) => reason === plain) ?? null;
}
