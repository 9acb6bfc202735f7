import type { Route } from '../route.ts';
import { accessRoutes } from './access.ts';
import { accountRoutes } from './accounts.ts';
import { applicationRoutes } from './applications.ts';
import { approvalRoutes } from './approve.ts';
import { auditRoutes } from './audit.ts';
import { authorizerRoutes } from './authorizers.ts';
import { changeRoutes } from './changes.ts';
import { consoleRoutes } from './console.ts';
import { decidingRoutes } from './deciding.ts';
import { deskRoutes } from './desk.ts';
import { employeeSetRoutes } from './employee-sets.ts';
import { evidenceRoutes } from './evidence.ts';
import { flagRoutes } from './flags.ts';
import { kindRoutes } from './kinds.ts';
import { liveRoutes } from './live.ts';
import { meRoutes } from './me.ts';
import { objectionRoutes } from './object.ts';
import { officerRoutes } from './officers.ts';
import { passkeyRoutes } from './passkeys.ts';
import { personalTokenRoutes } from './personal-tokens.ts';
import { roleRoutes } from './roles.ts';
import { serviceRoutes } from './service.ts';
import { serviceTokenRoutes } from './service-tokens.ts';
import { signInRoutes } from './sign-in.ts';
import { submissionRoutes } from './submissions.ts';
import { supportRequestRoutes } from './support-requests.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every route. A new resource is its file and a line here. */
export const routes: readonly Route[] = [
  ...applicationRoutes,
  ...meRoutes,
  ...accountRoutes,
  ...userRoutes,
  ...officerRoutes,
  ...roleRoutes,
  ...employeeSetRoutes,
  ...accessRoutes,
  ...authorizerRoutes,
  ...serviceTokenRoutes,
  ...personalTokenRoutes,
  ...webhookRoutes,
  ...kindRoutes,
  ...submissionRoutes,
  ...changeRoutes,
  ...decidingRoutes,
  ...flagRoutes,
  ...supportRequestRoutes,
  ...deskRoutes,
  ...objectionRoutes,
  ...auditRoutes,
  ...liveRoutes,
  ...evidenceRoutes,
  ...approvalRoutes,
  ...signInRoutes,
  ...passkeyRoutes,
  ...consoleRoutes,
  ...serviceRoutes,
];
