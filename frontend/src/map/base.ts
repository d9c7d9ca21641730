import { Map as MapLibre, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import '../styles/map.css';
import { boundsOf } from './bounds';
import type { Bounds, FeatureCollection } from './geojson';
import { names } from './names';
import { paints } from './paints';

setWorkerUrl(workerUrl);

/** What a city draws of itself: its neighbourhoods, and the water and green they lie around. */
export type Shapes = { areas: FeatureCollection; ground: FeatureCollection | null };

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The city's own polygons; nothing comes from elsewhere. Names stand above the water, outlines above both. */
function style({ areas, ground }: Shapes): StyleSpecification {
  const paint = paints();
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return {
    version: 8,
    sources: {
      areas: { type: 'geojson', data: areas as never, promoteId: 'slug' },
      names: { type: 'geojson', data: names(areas) as never },
      ground: { type: 'geojson', data: (ground ?? NOTHING) as never }
    },
    layers: [
      { id: 'land', type: 'background', paint: paint.land },
      { id: 'area', type: 'fill', source: 'areas', paint: paint.area },
      {
        id: 'green',
        type: 'fill',
        source: 'ground',
        filter: ['==', ['get', 'kind'], 'green'],
        paint: paint.green
      },
      {
        id: 'water',
        type: 'fill',
        source: 'ground',
        filter: ['==', ['get', 'kind'], 'water'],
        paint: paint.water
      },
      { id: 'glow', type: 'fill', source: 'areas', paint: paint.glow },
      { id: 'border', type: 'line', source: 'areas', layout: round, paint: paint.border },
      { id: 'lit', type: 'line', source: 'areas', layout: round, paint: paint.lit },
      {
        id: 'name',
        type: 'symbol',
        source: 'names',
        layout: {
          'text-field': ['get', 'name'],
          'text-size': 12,
          'text-max-width': 7,
          'text-padding': 6,
          'text-font': ['Commissioner Variable']
        },
        paint: paint.name
      }
    ]
  };
}

export type BaseMap = {
  map: MapLibre;
  /** Settles once every outline has been drawn for the first time. */
  drawn: Promise<void>;
  remove: () => void;
};

/** Draws the base map into an element. Throws where the browser has no WebGL. */
export function drawBase(
  container: HTMLElement,
  shapes: Shapes,
  bounds: Bounds | null,
  locale: Record<string, string>
): BaseMap {
  const whole = bounds ?? boundsOf(shapes.areas) ?? [-5, 42, 8, 51];
  const map = new MapLibre({
    container,
    style: style(shapes),
    bounds: whole,
    fitBoundsOptions: { padding: 24 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: false,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200,
    locale
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const drawn = new Promise<void>((settle) => void map.once('load', () => settle()));

  // Only the colours change with the scheme: a new style would throw the outlines away and cut them again.
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const repaint = (): void =>
    void drawn.then(() => {
      for (const [layer, paint] of Object.entries(paints())) {
        for (const [property, value] of Object.entries(paint)) {
          map.setPaintProperty(layer, property as never, value as never);
        }
      }
    });
  scheme.addEventListener('change', repaint);
  return {
    map,
    drawn,
    remove: () => {
      scheme.removeEventListener('change', repaint);
      map.remove();
    }
  };
}
