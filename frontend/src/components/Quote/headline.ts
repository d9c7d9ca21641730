/** One sentence over what a gift becomes: how much the city adds, and the plain reason for each part of it. Pure. */
export type Rate = { num: number; den: number };
export type Settings = {
  rateNum: number;
  rateDen: number;
  firstGiftOnly: boolean;
  categories: readonly string[];
  neighbourhoods: readonly string[];
  areas: readonly string[];
};
export type Step = { step: string; limit?: string | null; in: number; out: number };
/** What a pool adds, in minor units, with the steps that led there. */
export type Part = { pool: string; added: number; steps: readonly Step[]; settings: Settings };
/** What the project is: rules speak of its theme and its place. */
export type About = { category: { slug: string; name: string }; place: string | null };

export type Reason = {
  pool: string;
  added: number;
  /** Null where the sum is not simply a share of the gift: then the pool's name must do. */
  share: { rate: Rate; first: boolean; counted: number | null } | null;
  category: string | null;
  place: string | null;
};

/** The share of the gift that was added, or null where some other limit has cut it. */
function shareOf({ added, steps, settings }: Part): Reason['share'] {
  const cuts = steps.filter(({ in: before, out, step }) => before !== out && step !== 'rate');
  const clip = cuts.find(({ step }) => step === 'clip');
  if (cuts.length > (clip ? 1 : 0)) return null;
  const rated = steps.find(({ step }) => step === 'rate');
  const rate = { num: settings.rateNum, den: settings.rateDen };
  // A rule may have changed since, or may be of a kind that its settings cannot tell.
  if (!rated || rate.den <= 0 || Math.floor((rated.in * rate.num) / rate.den) !== added) return null;
  return { rate, first: settings.firstGiftOnly, counted: clip ? clip.out : null };
}

/** The reasons of what is added, the largest first; parts of nothing are told elsewhere. */
export const reasons = (parts: readonly Part[], { category, place }: About): Reason[] =>
  parts
    .filter(({ added }) => added > 0)
    .sort((one, other) => other.added - one.added)
    .map((part) => ({
      pool: part.pool,
      added: part.added,
      share: shareOf(part),
      category: part.settings.categories.includes(category.slug) ? category.name : null,
      place: part.settings.neighbourhoods.length + part.settings.areas.length > 0 ? place : null
    }));
