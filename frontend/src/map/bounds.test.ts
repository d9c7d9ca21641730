import { describe, expect, it } from 'vitest';
import { around, asBounds, boundsOf, holds, readBounds, writeBounds } from './bounds';

describe('bounds in the address', () => {
  it('come back as they went in', () => {
    expect(readBounds(writeBounds([1.85, 47.36, 1.95, 47.44]))).toEqual([1.85, 47.36, 1.95, 47.44]);
    expect(writeBounds([1.123456789, -2, 3, 4])).toBe('1.12346,-2,3,4');
  });
  it.each(['', '1,2,3', '1,2,3,x', '3,2,1,4', '1,4,3,2', '1,-91,2,3', '-200,1,2,3', ',,,', '1,2,3,4,5'])(
    'that make no sense are ignored: %s',
    (text) => expect(readBounds(text)).toBeNull()
  );
  it('that are missing are ignored', () => expect(readBounds(null)).toBeNull());
});

describe('bounds', () => {
  it('hold what lies in them or on their edge', () => {
    expect(holds([0, 0, 2, 2], 1, 2)).toBe(true);
    expect(holds([0, 0, 2, 2], 1, 2.1)).toBe(false);
  });
  it('of nothing are nothing', () => expect(around([])).toBeNull());
  it('of the API must be four numbers', () => {
    expect(asBounds([1, 2, 3, 4])).toEqual([1, 2, 3, 4]);
    expect(asBounds([1, 2])).toBeNull();
    expect(asBounds(null)).toBeNull();
  });
  it('of shapes cover polygons and multipolygons, and skip what has no shape', () => {
    expect(
      boundsOf({
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', properties: {}, geometry: null },
          {
            type: 'Feature',
            properties: {},
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  [1, 0],
                  [1, 1],
                  [0, 0]
                ]
              ]
            }
          },
          {
            type: 'Feature',
            properties: {},
            geometry: {
              type: 'MultiPolygon',
              coordinates: [
                [
                  [
                    [4, 5],
                    [6, 5],
                    [6, 7],
                    [4, 5]
                  ]
                ]
              ]
            }
          }
        ]
      })
    ).toEqual([0, 0, 6, 7]);
  });
});
