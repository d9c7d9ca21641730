import { describe, expect, it } from 'vitest';
import { APART_PX, cluster, project } from './cluster';

const pin = (id: string, longitude: number, latitude: number) => ({ id, longitude, latitude });

describe('clusters', () => {
  it('gather what would cover each other and leave the rest alone', () => {
    const clusters = cluster([pin('a', 1.9, 47.4), pin('b', 1.9001, 47.4001), pin('c', 1.99, 47.44)], 12);
    expect(clusters.map(({ pins }) => pins.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
  });

  it('fall apart when one zooms in', () => {
    const pins = [pin('a', 1.9, 47.4), pin('b', 1.9001, 47.4001)];
    expect(cluster(pins, 11)).toHaveLength(1);
    expect(cluster(pins, 20)).toHaveLength(2);
  });

  it('never lose or double a pin', () => {
    const pins = Array.from({ length: 2000 }, (_, at) =>
      pin(`p${at}`, 1.8 + ((at * 7919) % 997) / 5000, 47.3 + ((at * 104_729) % 991) / 5000)
    );
    for (const zoom of [8, 11, 13.7, 16]) {
      const ids = cluster(pins, zoom).flatMap((one) => one.pins.map(({ id }) => id));
      expect(ids).toHaveLength(2000);
      expect(new Set(ids).size).toBe(2000);
    }
  });

  it('never cover each other', () => {
    const pins = Array.from({ length: 300 }, (_, at) =>
      pin(`p${at}`, 1.8 + ((at * 7919) % 997) / 9000, 47.3 + ((at * 104_729) % 991) / 9000)
    );
    for (const zoom of [9, 11, 12.5, 14]) {
      const points = cluster(pins, zoom).map(({ longitude, latitude }) => project(longitude, latitude, zoom));
      for (const [index, [x, y]] of points.entries())
        for (const [ox, oy] of points.slice(index + 1))
          expect(Math.hypot(ox - x, oy - y)).toBeGreaterThan(APART_PX * 0.99);
    }
  });

  it('keep pins that share one point together at every zoom', () => {
    expect(cluster([pin('a', 1, 1), pin('b', 1, 1)], 22)).toHaveLength(1);
  });

  it('stand in the middle of their pins', () => {
    const [one] = cluster([pin('a', 1, 10), pin('b', 1.0002, 10)], 10);
    expect(one?.longitude).toBeCloseTo(1.0001);
  });
});

it('puts longitude 0, latitude 0 in the middle of the world', () => {
  expect(project(0, 0, 0)).toEqual([256, 256]);
});
