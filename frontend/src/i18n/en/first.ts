import type { FirstTexts } from '../fr';
import { home } from './home';
import { progress } from './progress';
import { shell } from './shell';
import { trouble } from './trouble';

export const first: FirstTexts = { shell, home, progress, trouble };
