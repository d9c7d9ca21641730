import type { Problem } from '$lib/problems';

/** What is typed of a donor. */
export type Donor = { name: string; address: string; nationalNumber: string };

/** The fields of a form about a donor, as the API names them. */
export const DONOR_FIELDS = ['input.donor.name', 'input.donor.address', 'input.donor.nationalNumber'];

/** As it is sent: a number that was left blank is none. */
export const donorInput = (
  donor: Donor
): { name: string; address: string; nationalNumber: string | null } => ({
  name: donor.name.trim(),
  address: donor.address.trim(),
  nationalNumber: donor.nationalNumber.trim() || null
});

/** What is blank and must not be. */
export function blanks(donor: Donor, national: boolean, words: { required: string }): Problem[] {
  const found = [
    donor.name.trim() === '' ? 'input.donor.name' : null,
    donor.address.trim() === '' ? 'input.donor.address' : null,
    national && donor.nationalNumber.trim() === '' ? 'input.donor.nationalNumber' : null
  ];
  return found
    .filter((field) => field !== null)
    .map((field) => ({ code: 'REQUIRED', field, message: words.required }));
}
