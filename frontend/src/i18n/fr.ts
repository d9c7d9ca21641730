import { comments } from './fr/comments';
import { desk } from './fr/desk';
import { give } from './fr/give';
import { home } from './fr/home';
import { learn } from './fr/learn';
import { moderation } from './fr/moderation';
import { office } from './fr/office';
import { organisation } from './fr/organisation';
import { people } from './fr/people';
import { progress } from './fr/progress';
import { project } from './fr/project';
import { proof } from './fr/proof';
import { propose } from './fr/propose';
import { rule } from './fr/rule';
import { shell } from './fr/shell';
import { signin } from './fr/signin';
import { team } from './fr/team';
import { trouble } from './fr/trouble';
import { verification } from './fr/verification';

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
  signin,
  organisation,
  team,
  comments,
  verification,
  moderation,
  office
};

export type Dictionary = typeof fr;

/** The texts of a city's home, which is the first page for most people and must weigh little. */
export type FirstTexts = Pick<Dictionary, 'shell' | 'home' | 'progress' | 'trouble'>;
