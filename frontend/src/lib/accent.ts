/** The accent of a city on light and dark paper. The city's own colour is checked on white by the server. */
type Rgb = [red: number, green: number, blue: number];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const DARK_PAPER: Rgb = [23, 34, 36];

function rgb(hex: string): Rgb | null {
  const found = HEX.exec(hex);
  return found ? (found.slice(1, 4).map((part) => parseInt(part, 16)) as Rgb) : null;
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The same hue, mixed with white until text in it can be read on the dark pages: at least 6 : 1. */
export function accentOnDark(hex: string): string | null {
  const color = rgb(hex);
  if (!color) return null;
  for (let share = 0; share <= 100; share += 5) {
    const mixed = color.map((channel) => Math.round(channel + ((255 - channel) * share) / 100)) as Rgb;
    if (contrast(mixed, DARK_PAPER) >= 6)
      return '#' + mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('');
  }
  return '#ffffff';
}

/** Gives the whole document the city's colour. */
export function applyAccent(hex: string): void {
  const onDark = accentOnDark(hex);
  if (!onDark) return;
  document.documentElement.style.setProperty('--city', hex);
  document.documentElement.style.setProperty('--city-on-dark', onDark);
}
