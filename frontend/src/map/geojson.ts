/** The part of GeoJSON (RFC 7946) these pages read: polygons of places with a few properties. */
export type Position = [longitude: number, latitude: number];
export type Polygon = { type: 'Polygon'; coordinates: Position[][] };
export type MultiPolygon = { type: 'MultiPolygon'; coordinates: Position[][][] };
export type Feature = {
  type: 'Feature';
  id?: string | number;
  geometry: Polygon | MultiPolygon | null;
  properties: Record<string, unknown>;
};
export type FeatureCollection = { type: 'FeatureCollection'; features: Feature[] };

/** West, south, east, north, in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];
