/**
 * SvelteKit's hidden announcer of page changes carries a style attribute, which the content security policy of
 * these pages refuses. This plugin gives it the class of our own hidden texts instead.
 * @returns {import('vite').Plugin}
 */
export function announcerWithoutStyle() {
  return {
    name: 'parvis:announcer-without-style',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('generated/root.svelte')) return null;
      const out = code.replace(/(id="svelte-announcer"[^>]*?) style="[^"]*"/, '$1 class="visually-hidden"');
      if (out === code) this.error('the announcer of SvelteKit has changed its shape');
      return { code: out, map: null };
    }
  };
}
