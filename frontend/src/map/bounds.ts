import type { Bounds, FeatureCollection, Position } from './geojson';

/** "1.85,47.36,1.95,47.44" in the address of a page; five decimals are about a metre. */
export const writeBounds = (bounds: Bounds): string =>
  bounds.map((degrees) => Number(degrees.toFixed(5))).join(',');

/** The bounds in the address, or null where it holds none that make sense. */
export function readBounds(text: string | null): Bounds | null {
  const parts = (text ?? '').split(',');
  if (parts.length !== 4 || parts.some((part) => part.trim() === '')) return null;
  const [west, south, east, north] = parts.map(Number) as Bounds;
  const sane =
    [west, south, east, north].every(Number.isFinite) &&
    Math.abs(south) <= 90 &&
    Math.abs(north) <= 90 &&
    Math.abs(west) <= 180 &&
    Math.abs(east) <= 180 &&
    west < east &&
    south < north;
  return sane ? [west, south, east, north] : null;
}

/** The bounds of the API, which writes them as a plain list. */
export const asBounds = (list: readonly number[] | null | undefined): Bounds | null =>
  list?.length === 4 ? (list as unknown as Bounds) : null;

export const holds = ([west, south, east, north]: Bounds, longitude: number, latitude: number): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

/** The smallest bounds around all the points; null for none. */
export function around(points: Iterable<Position>): Bounds | null {
  let bounds: Bounds | null = null;
  for (const [longitude, latitude] of points) {
    bounds = bounds
      ? [
          Math.min(bounds[0], longitude),
          Math.min(bounds[1], latitude),
          Math.max(bounds[2], longitude),
          Math.max(bounds[3], latitude)
        ]
      : [longitude, latitude, longitude, latitude];
  }
  return bounds;
}

/** The bounds of every polygon of a collection. */
export function boundsOf(shapes: FeatureCollection): Bounds | null {
  const points: Position[] = [];
  for (const { geometry } of shapes.features) {
    if (!geometry) continue;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const polygon of polygons) points.push(...(polygon[0] ?? []));
  }
  return around(points);
}
