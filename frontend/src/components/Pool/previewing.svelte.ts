import { ask } from '$lib/api.svelte';
import type { ResultOf } from '$lib/result';
import { PreviewRule } from './document';

type Preview = ResultOf<typeof PreviewRule>['previewRule'];

/** What the server says about a rule, asked again a moment after it was changed. */
export class Previewing {
  preview = $state.raw<Preview | null>(null);
  working = $state(false);

  constructor(city: () => string | null, definition: () => string | null) {
    $effect(() => {
      const where = city();
      const wanted = definition();
      if (!where || !wanted) return;
      let stale = false;
      this.working = true;
      const timer = setTimeout(async () => {
        const { data } = await ask(PreviewRule, { city: where, definition: wanted });
        if (stale) return;
        this.working = false;
        if (data) this.preview = data.previewRule;
      }, 300);
      return () => {
        stale = true;
        clearTimeout(timer);
      };
    });
  }
}
