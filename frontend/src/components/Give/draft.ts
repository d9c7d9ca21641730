import type { PledgeChannel } from '$gql/graphql';
import type { Locale } from '$i18n/index.svelte';
import { decimal, minorOf } from '$lib/money';

/** The way to give the same amount once more, written as the reader would type it. */
export function againPath(project: string, amount: string, locale: Locale): string {
  const typed = decimal(minorOf(amount)).replace('.00', '');
  return `${project}/back?amount=${encodeURIComponent(locale === 'fr' ? typed.replace('.', ',') : typed)}`;
}

/** What somebody has filled in so far, kept in this tab so that a reload loses nothing. */
export type GiftDraft = {
  amount: string;
  channel: PledgeChannel;
  name: string;
  email: string;
  anonymous: boolean;
  message: string;
};

export const EMPTY_GIFT: GiftDraft = {
  amount: '20',
  channel: 'CARD',
  name: '',
  email: '',
  anonymous: false,
  message: ''
};

/** How a gift is paid: as it was chosen, where that can still be done. */
export function channelOf(
  chosen: PledgeChannel,
  { transfer, wallet }: { transfer: boolean; wallet: string | null }
): PledgeChannel {
  if (chosen === 'TRANSFER' && transfer) return 'TRANSFER';
  return chosen === 'WALLET' && wallet ? 'WALLET' : 'CARD';
}

/** What somebody has in their wallet, where it is anything. */
export const walletOf = (balance: string | null | undefined): string | null =>
  balance && minorOf(balance) > 0 ? balance : null;

const slot = (project: string): string => `parvis.gift.${project}`;

export function readGift(project: string, store: Storage = sessionStorage): GiftDraft {
  try {
    const kept = JSON.parse(store.getItem(slot(project)) ?? '{}') as Partial<GiftDraft>;
    return { ...EMPTY_GIFT, ...kept };
  } catch {
    return { ...EMPTY_GIFT };
  }
}

export const keepGift = (project: string, gift: GiftDraft, store: Storage = sessionStorage): void =>
  store.setItem(slot(project), JSON.stringify(gift));

export const dropGift = (project: string, store: Storage = sessionStorage): void =>
  store.removeItem(slot(project));
