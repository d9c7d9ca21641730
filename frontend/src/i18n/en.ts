import { account } from './en/account';
import { cash } from './en/cash';
import { comments } from './en/comments';
import { desk } from './en/desk';
import { fees } from './en/fees';
import { give } from './en/give';
import { home } from './en/home';
import { invitation } from './en/invitation';
import { learn } from './en/learn';
import { me } from './en/me';
import { moderation } from './en/moderation';
import { money } from './en/money';
import { payouts } from './en/payouts';
import { office } from './en/office';
import { organisation } from './en/organisation';
import { people } from './en/people';
import { privacy } from './en/privacy';
import { progress } from './en/progress';
import { project } from './en/project';
import { promise } from './en/promise';
import { proof } from './en/proof';
import { propose } from './en/propose';
import { receipts } from './en/receipts';
import { provider } from './en/provider';
import { refund } from './en/refund';
import { residence } from './en/residence';
import { round } from './en/round';
import { rule } from './en/rule';
import { shell } from './en/shell';
import { signin } from './en/signin';
import { simulation } from './en/simulation';
import { stack } from './en/stack';
import { team } from './en/team';
import { terms } from './en/terms';
import { tokens } from './en/tokens';
import { trouble } from './en/trouble';
import { verdict } from './en/verdict';
import { verification } from './en/verification';
import type { Dictionary } from './fr';

export const en: Dictionary = {
  shell,
  home,
  progress,
  project,
  give,
  fees,
  propose,
  people,
  desk,
  round,
  rule,
  stack,
  terms,
  learn,
  promise,
  proof,
  signin,
  simulation,
  account,
  invitation,
  me,
  privacy,
  receipts,
  residence,
  tokens,
  trouble,
  cash,
  comments,
  moderation,
  money,
  payouts,
  provider,
  refund,
  office,
  organisation,
  team,
  verdict,
  verification
};
