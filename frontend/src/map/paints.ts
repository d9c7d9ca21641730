import type { ExpressionSpecification } from 'maplibre-gl';

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const whenLit = (lit: number, otherwise: number): ExpressionSpecification => [
  'case',
  ['any', ['boolean', ['feature-state', 'lit'], false], ['boolean', ['feature-state', 'chosen'], false]],
  lit,
  otherwise
];

/** The paint of each layer, by its name, in the colours of the pages as they are now. */
export function paints() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const accent = token(dark ? '--city-on-dark' : '--city') || token('--map-accent');
  return {
    land: { 'background-color': token('--map-land') },
    area: { 'fill-color': token('--map-area') },
    green: { 'fill-color': token('--map-green') },
    water: { 'fill-color': token('--map-water') },
    glow: { 'fill-color': accent, 'fill-opacity': whenLit(0.18, 0) },
    border: { 'line-color': token('--map-border'), 'line-width': 1.5 },
    lit: { 'line-color': accent, 'line-width': whenLit(2.5, 0) },
    name: {
      'text-color': token('--map-name'),
      'text-halo-color': token('--map-area'),
      'text-halo-width': 1.5
    }
  };
}
