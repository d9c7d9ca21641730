import { desk } from './fr/desk';
import { give } from './fr/give';
import { home } from './fr/home';
import { learn } from './fr/learn';
import { people } from './fr/people';
import { progress } from './fr/progress';
import { project } from './fr/project';
import { propose } from './fr/propose';
import { rule } from './fr/rule';
import { proof } from './fr/proof';
import { signin } from './fr/signin';
import { shell } from './fr/shell';
import { trouble } from './fr/trouble';

/** The French texts. Their shape is the type that every other language satisfies. */
export const fr = {
  shell,
  home,
  progress,
  trouble,
  project,
  give,
  propose,
  people,
  desk,
  rule,
  learn,
  proof,
  signin
};

export type Dictionary = typeof fr;

/** The texts of a city's home, which is the first page for most people and must weigh little. */
export type FirstTexts = Pick<Dictionary, 'shell' | 'home' | 'progress' | 'trouble'>;
