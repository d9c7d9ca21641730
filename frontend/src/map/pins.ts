import { Marker, type Map as MapLibre } from 'maplibre-gl';
import type { ProjectState } from '$gql/graphql';
import { i18n } from '$i18n/index.svelte';
import { around } from './bounds';
import { cluster, type Cluster, type Placed } from './cluster';

export type MapPin = Placed & {
  slug: string;
  title: string;
  percent: string;
  state: ProjectState;
  /** What the city added, ready to read; null for nothing. */
  match: string | null;
  matched: boolean;
};

/** As near as a press on a cluster goes: about a neighbourhood. */
const CLOSEST = 14.5;

/** Buttons on the map, so that pins can be reached by keyboard, read aloud, and styled by our own classes. */
export class PinLayer {
  #map: MapLibre;
  #markers = new Map<string, Marker>();
  #pins: readonly MapPin[] = [];
  #open: (pins: readonly MapPin[]) => void;
  #hover: (pin: MapPin | null) => void;

  constructor(map: MapLibre, open: (pins: readonly MapPin[]) => void, hover: (pin: MapPin | null) => void) {
    this.#map = map;
    this.#open = open;
    this.#hover = hover;
    map.on('zoomend', () => this.#draw());
    map.on('moveend', () => this.#draw());
  }

  show(pins: readonly MapPin[]): void {
    this.#pins = pins;
    for (const marker of this.#markers.values()) marker.remove();
    this.#markers.clear();
    this.#draw();
  }

  #draw(): void {
    const seen = this.#map.getBounds();
    const wanted = new Map<string, Cluster<MapPin>>();
    for (const one of cluster(this.#pins, this.#map.getZoom())) {
      if (seen.contains([one.longitude, one.latitude])) wanted.set(one.key, one);
    }
    for (const [key, marker] of this.#markers) {
      if (wanted.has(key)) continue;
      marker.remove();
      this.#markers.delete(key);
    }
    for (const [key, one] of wanted) {
      if (this.#markers.has(key)) continue;
      const element = one.pins.length === 1 ? this.#pin(one) : this.#cluster(one);
      this.#markers.set(
        key,
        new Marker({ element, anchor: one.pins.length === 1 ? 'bottom' : 'center' })
          .setLngLat([one.longitude, one.latitude])
          .addTo(this.#map)
      );
    }
  }

  #pin({ pins: [pin] }: Cluster<MapPin>): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `map-pin${pin?.matched ? ' matched' : ''}${pin?.state === 'PUBLISHED' ? '' : ' past'}`;
    if (!pin) return button;
    button.setAttribute('aria-label', i18n.t.home.pin(pin.title, pin.percent));
    const label = document.createElement('span');
    label.className = 'map-pin-label';
    label.textContent = pin.title;
    button.append(label);
    button.addEventListener('click', (event) => {
      // The map below would take it for a press beside every pin.
      event.stopPropagation();
      this.#open([pin]);
    });
    for (const name of ['mouseenter', 'focus']) button.addEventListener(name, () => this.#hover(pin));
    for (const name of ['mouseleave', 'blur']) button.addEventListener(name, () => this.#hover(null));
    return button;
  }

  #cluster({ pins }: Cluster<MapPin>): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `map-cluster${pins.length > 9 ? ' many' : ''}`;
    button.textContent = String(pins.length);
    button.setAttribute('aria-label', i18n.t.home.cluster(pins.length));
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      const bounds = around(pins.map(({ longitude, latitude }) => [longitude, latitude]));
      if (!bounds) return;
      // Deeper than this nothing of the city is left in view: then a list says what lies here.
      if (this.#map.getZoom() >= CLOSEST - 0.1) return this.#open(pins);
      const camera = this.#map.cameraForBounds(bounds, { padding: 90, maxZoom: CLOSEST });
      const deeper = this.#map.getZoom() + 1;
      this.#map.easeTo({
        center: camera?.center ?? [bounds[0], bounds[1]],
        zoom: Math.min(CLOSEST, Math.max(deeper, camera?.zoom ?? deeper))
      });
    });
    return button;
  }
}
