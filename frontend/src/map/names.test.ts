import { describe, expect, it } from 'vitest';
import type { Position } from './geojson';
import { names } from './names';

const square = (x: number, y: number, side: number): Position[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y]
];
const area = (name: string, ...rings: Position[][]) => ({
  type: 'Feature' as const,
  geometry: { type: 'MultiPolygon' as const, coordinates: rings.map((ring) => [ring]) },
  properties: { name }
});

describe('the name of an area', () => {
  it('stands once, in the middle of its largest part', () => {
    const { features } = names({
      type: 'FeatureCollection',
      features: [area('Les Rives', square(0, 0, 1), square(10, 10, 4))]
    });
    expect(features.map(({ geometry, properties }) => [properties.name, geometry.coordinates])).toEqual([
      ['Les Rives', [12, 12]]
    ]);
  });

  it('is left out where there is no shape', () => {
    const nowhere = { type: 'Feature' as const, geometry: null, properties: { name: 'Nowhere' } };
    expect(
      names({ type: 'FeatureCollection', features: [nowhere, area('Flat', square(1, 1, 0))] }).features
    ).toEqual([]);
  });
});
