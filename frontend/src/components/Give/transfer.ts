import type { TransferPartsFragment } from '$gql/graphql';

/** What a donor fills in at their bank. */
export type Transfer = Pick<
  TransferPartsFragment,
  'holder' | 'iban' | 'bic' | 'amount' | 'reference' | 'qrCode'
>;

const slot = (pledge: string): string => `parvis.transfer.${pledge}`;

/** Kept in this tab for whoever gives as a guest: the server tells it nobody else a second time. */
export const keepTransfer = (pledge: string, transfer: Transfer, store: Storage = sessionStorage): void =>
  store.setItem(slot(pledge), JSON.stringify(transfer));

export const dropTransfer = (pledge: string, store: Storage = sessionStorage): void =>
  store.removeItem(slot(pledge));

export function readTransfer(pledge: string, store: Storage = sessionStorage): Transfer | null {
  try {
    return JSON.parse(store.getItem(slot(pledge)) ?? 'null') as Transfer | null;
  } catch {
    return null;
  }
}

/** A picture's own text as the address of an image: as an image it can neither run nor load anything. */
export const pictureOf = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;
