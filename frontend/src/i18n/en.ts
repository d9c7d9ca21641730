import { desk } from './en/desk';
import { give } from './en/give';
import { home } from './en/home';
import { learn } from './en/learn';
import { people } from './en/people';
import { progress } from './en/progress';
import { project } from './en/project';
import { propose } from './en/propose';
import { rule } from './en/rule';
import { proof } from './en/proof';
import { signin } from './en/signin';
import { shell } from './en/shell';
import { trouble } from './en/trouble';
import type { Dictionary } from './fr';

export const en: Dictionary = {
  shell,
  home,
  progress,
  project,
  give,
  propose,
  people,
  desk,
  rule,
  learn,
  proof,
  signin,
  trouble
};
