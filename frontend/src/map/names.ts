import type { Feature, FeatureCollection, Position } from './geojson';

type Named = {
  type: 'Feature';
  geometry: { type: 'Point'; coordinates: Position };
  properties: Record<string, unknown>;
};

/** Twice the signed area of a ring and its centre of mass. Degrees will do: a city is small. */
function weigh(ring: readonly Position[]): { area: number; centre: Position } | null {
  let [area, x, y] = [0, 0, 0];
  const [x0, y0] = ring[0] ?? [0, 0];
  for (let index = 1; index < ring.length; index += 1) {
    const [ax, ay] = [(ring[index - 1]?.[0] ?? 0) - x0, (ring[index - 1]?.[1] ?? 0) - y0];
    const [bx, by] = [(ring[index]?.[0] ?? 0) - x0, (ring[index]?.[1] ?? 0) - y0];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return area === 0 ? null : { area: Math.abs(area), centre: [x0 + x / (3 * area), y0 + y / (3 * area)] };
}

function placeOf({ geometry }: Feature): Position | null {
  if (!geometry) return null;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const weighed = polygons.flatMap(([ring]) => weigh(ring ?? []) ?? []);
  return weighed.sort((one, other) => other.area - one.area)[0]?.centre ?? null;
}

/** Where the name of each area is written: once, in the middle of its largest part, however many parts it has. */
export const names = (areas: FeatureCollection): { type: 'FeatureCollection'; features: Named[] } => ({
  type: 'FeatureCollection',
  features: areas.features.flatMap((area) => {
    const coordinates = placeOf(area);
    return coordinates
      ? [
          {
            type: 'Feature' as const,
            geometry: { type: 'Point' as const, coordinates },
            properties: area.properties
          }
        ]
      : [];
  })
});
