import { comments } from './en/comments';
import { desk } from './en/desk';
import { give } from './en/give';
import { home } from './en/home';
import { learn } from './en/learn';
import { moderation } from './en/moderation';
import { office } from './en/office';
import { organisation } from './en/organisation';
import { people } from './en/people';
import { progress } from './en/progress';
import { project } from './en/project';
import { proof } from './en/proof';
import { propose } from './en/propose';
import { rule } from './en/rule';
import { shell } from './en/shell';
import { signin } from './en/signin';
import { team } from './en/team';
import { trouble } from './en/trouble';
import { verification } from './en/verification';
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
  trouble,
  organisation,
  team,
  comments,
  verification,
  moderation,
  office
};
