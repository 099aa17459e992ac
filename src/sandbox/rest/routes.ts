import type { Route } from '../http/route.ts';
import { appRoutes } from './app.ts';
import { checkRoutes } from './checks.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { contentRoutes } from './contents.ts';
import { issueRoutes } from './issues.ts';
import { labelRoutes } from './labels.ts';
import { memberRoutes } from './members.ts';
import { pullRoutes } from './pulls.ts';
import { reactionRoutes } from './reactions.ts';
import { refRoutes } from './refs.ts';
import { repositoryRoutes } from './repositories.ts';
import { repositoryEditRoutes } from './repository-edits.ts';
import { reviewCommentRoutes } from './review-comments.ts';
import { reviewRoutes } from './reviews.ts';
import { statusRoutes } from './statuses.ts';
import { subIssueRoutes } from './sub-issues.ts';
import { userRoutes } from './users.ts';

/** Every REST operation that the sandbox knows. Where two paths fit, the first wins: longer ones come first. */
export const restRoutes: readonly Route[] = [
  ...appRoutes,
  ...userRoutes,
  ...commentRoutes,
  ...reactionRoutes,
  ...labelRoutes,
  ...issueRoutes,
  ...subIssueRoutes,
  ...reviewCommentRoutes,
  ...reviewRoutes,
  ...pullRoutes,
  ...refRoutes,
  ...contentRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...commitRoutes,
  ...memberRoutes,
  ...repositoryEditRoutes,
  ...repositoryRoutes,
];
