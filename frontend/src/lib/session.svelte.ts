import type { ShellQuery } from '$components/Shell/document';
import type { ResultOf } from './result';

type Shell = ResultOf<typeof ShellQuery>;

/** Who is here and which cities there are, as the layout last heard it. */
class Session {
  shell = $state.raw<Shell | null>(null);
  again: () => void = () => undefined;

  get viewer(): Shell['viewer'] {
    return this.shell?.viewer ?? null;
  }

  get ready(): boolean {
    return this.shell !== null;
  }

  /** The city a page is about: the one in its address, else the only one there is. */
  cityOf(slug: string | undefined): Shell['cities'][number] | null {
    const cities = this.shell?.cities ?? [];
    if (slug) return cities.find((city) => city.slug === slug) ?? null;
    return cities.length === 1 ? (cities[0] ?? null) : null;
  }

  /** Whether somebody has a desk in a city. The server decides; this only shows the way there. */
  worksIn(slug: string | undefined): boolean {
    return (this.viewer?.roles ?? []).some(({ role, city }) => role !== 'RESIDENT' && city.slug === slug);
  }

  /** Whether somebody keeps the books of a city, which is to give gifts back as well. The server decides again. */
  keepsBooksOf(slug: string): boolean {
    return (this.viewer?.roles ?? []).some(
      ({ role, city }) => (role === 'OFFICIAL' || role === 'FINANCE_OFFICER') && city.slug === slug
    );
  }
}

export const session = new Session();
