import { account } from './fr/account';
import { cash } from './fr/cash';
import { comments } from './fr/comments';
import { desk } from './fr/desk';
import { fees } from './fr/fees';
import { give } from './fr/give';
import { home } from './fr/home';
import { invitation } from './fr/invitation';
import { learn } from './fr/learn';
import { me } from './fr/me';
import { moderation } from './fr/moderation';
import { money } from './fr/money';
import { payouts } from './fr/payouts';
import { office } from './fr/office';
import { organisation } from './fr/organisation';
import { people } from './fr/people';
import { privacy } from './fr/privacy';
import { progress } from './fr/progress';
import { project } from './fr/project';
import { promise } from './fr/promise';
import { proof } from './fr/proof';
import { propose } from './fr/propose';
import { receipts } from './fr/receipts';
import { provider } from './fr/provider';
import { refund } from './fr/refund';
import { residence } from './fr/residence';
import { round } from './fr/round';
import { rule } from './fr/rule';
import { shell } from './fr/shell';
import { signin } from './fr/signin';
import { simulation } from './fr/simulation';
import { stack } from './fr/stack';
import { team } from './fr/team';
import { terms } from './fr/terms';
import { tokens } from './fr/tokens';
import { trouble } from './fr/trouble';
import { verdict } from './fr/verdict';
import { verification } from './fr/verification';

/** The French texts. Their shape is the type that every other language satisfies. */
export const fr = {
  shell,
  home,
  progress,
  trouble,
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

export type Dictionary = typeof fr;

/** The texts of a city's home, which is the first page for most people and must weigh little. */
export type FirstTexts = Pick<Dictionary, 'shell' | 'home' | 'progress' | 'trouble'>;
