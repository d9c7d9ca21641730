import { Map as MapLibre, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import '../styles/map.css';
import { boundsOf } from './bounds';
import type { Bounds, FeatureCollection } from './geojson';

setWorkerUrl(workerUrl);

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The city's own polygons, in the colours of the pages; nothing comes from elsewhere. */
function style(shapes: FeatureCollection): StyleSpecification {
  const accent =
    token(matchMedia('(prefers-color-scheme: dark)').matches ? '--city-on-dark' : '--city') || '#0f665c';
  return {
    version: 8,
    sources: {
      areas: { type: 'geojson', data: shapes as never, promoteId: 'slug' }
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': token('--map-land') } },
      {
        id: 'area',
        type: 'fill',
        source: 'areas',
        paint: {
          'fill-color': ['case', ['boolean', ['feature-state', 'lit'], false], accent, token('--map-area')],
          'fill-opacity': ['case', ['boolean', ['feature-state', 'lit'], false], 0.18, 1]
        }
      },
      {
        id: 'border',
        type: 'line',
        source: 'areas',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': token('--map-border'), 'line-width': 1.25 }
      },
      {
        id: 'lit',
        type: 'line',
        source: 'areas',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': accent,
          'line-width': ['case', ['boolean', ['feature-state', 'lit'], false], 2.5, 0]
        }
      },
      {
        id: 'name',
        type: 'symbol',
        source: 'areas',
        layout: {
          'text-field': ['get', 'name'],
          'text-size': 12,
          'text-max-width': 7,
          'text-padding': 6,
          'text-font': ['Commissioner Variable']
        },
        paint: {
          'text-color': token('--muted'),
          'text-halo-color': token('--map-area'),
          'text-halo-width': 1.5
        }
      }
    ]
  };
}

export type BaseMap = { map: MapLibre; remove: () => void };

/** Draws the base map into an element. Throws where the browser has no WebGL. */
export function drawBase(
  container: HTMLElement,
  shapes: FeatureCollection,
  bounds: Bounds | null,
  locale: Record<string, string>
): BaseMap {
  const whole = bounds ?? boundsOf(shapes) ?? [-5, 42, 8, 51];
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

  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const repaint = (): void => void map.setStyle(style(shapes));
  scheme.addEventListener('change', repaint);
  return {
    map,
    remove: () => {
      scheme.removeEventListener('change', repaint);
      map.remove();
    }
  };
}
