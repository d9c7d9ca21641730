import { account } from './en/account';
import { desk } from './en/desk';
import { give } from './en/give';
import { home } from './en/home';
import { invitation } from './en/invitation';
import { learn } from './en/learn';
import { me } from './en/me';
import { people } from './en/people';
import { privacy } from './en/privacy';
import { progress } from './en/progress';
import { project } from './en/project';
import { proof } from './en/proof';
import { propose } from './en/propose';
import { residence } from './en/residence';
import { rule } from './en/rule';
import { shell } from './en/shell';
import { signin } from './en/signin';
import { tokens } from './en/tokens';
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
  account,
  invitation,
  me,
  privacy,
  residence,
  tokens,
  trouble
};
