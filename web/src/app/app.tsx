import { Anchor, Container, Title } from '@mantine/core';
import { lazy, Suspense, type ReactNode } from 'react';
import { Link, Navigate, Route, Routes, useParams } from 'react-router';
import { DraftProvider } from '../draft/draft';
import { Empty, Loading } from '../parts/states';
import { InboxPage } from '../pages/inbox';
import { HereContext, mayManage, type Me } from './account';
import { useComingBack } from './coming-back';
import { Session } from './session';
import { Shell } from './shell';
import { Failing } from './failing';

const later = <Name extends string>(load: () => Promise<Record<Name, () => ReactNode>>, name: Name) =>
  lazy(async () => ({ default: (await load())[name] }));

const ChangePage = later(() => import('../pages/change'), 'ChangePage');
const PeoplePage = later(() => import('../pages/people'), 'PeoplePage');
const PersonPage = later(() => import('../pages/person'), 'PersonPage');
const RolesPage = later(() => import('../pages/roles'), 'RolesPage');
const RolePage = later(() => import('../pages/role'), 'RolePage');
const GroupsPage = later(() => import('../pages/groups'), 'GroupsPage');
const CompaniesPage = later(() => import('../pages/companies'), 'CompaniesPage');
const OfficersPage = later(() => import('../pages/officers'), 'OfficersPage');
const DeskPage = later(() => import('../pages/desk'), 'DeskPage');
const SupportRequestPage = later(() => import('../pages/support-request'), 'SupportRequestPage');
const TrailPage = later(() => import('../pages/trail'), 'TrailPage');
const ApplicationPage = later(() => import('../pages/application'), 'ApplicationPage');
const MinePage = later(() => import('../pages/mine'), 'MinePage');
const OwnPage = later(() => import('../pages/own'), 'OwnPage');
const AccountsPage = later(() => import('../pages/accounts'), 'AccountsPage');

const Nowhere = () => (
  <>
    <Title order={1} mb="md">
      There is nothing here
    </Title>
    <Empty title="This address leads nowhere">
      What it named may be gone, or you may not see it.{' '}
      <Anchor component={Link} to="..">
        Go back
      </Anchor>
    </Empty>
  </>
);

/** Outside of any account. */
const Plain = ({ children }: { children: ReactNode }) => (
  <Container component="main" id="content" size="md" py="xl">
    <p className="wordmark">
      <Link to="/">
        <span>Countersign</span>
      </Link>
    </p>
    {children}
  </Container>
);

const waiting = <Loading lines={6} />;

const InAccount = ({ me }: { me: Me }) => {
  const { account = '' } = useParams();
  const membership = me.accounts.find(({ id, slug }) => slug === account || id === account);
  if (membership === undefined)
    return (
      <Plain>
        <Nowhere />
      </Plain>
    );
  return (
    <HereContext value={{ me, membership, account }}>
      <DraftProvider key={membership.id}>
        {mayManage(membership) ? (
          <Shell>
            <Failing>
              <Suspense fallback={waiting}>
                <Routes>
                  <Route index element={<InboxPage />} />
                  <Route path="changes/:id" element={<ChangePage />} />
                  <Route path="people" element={<PeoplePage />} />
                  <Route path="people/:id" element={<PersonPage />} />
                  {membership.clientType === 'organization' && (
                    <>
                      <Route path="roles" element={<RolesPage />} />
                      <Route path="roles/:id" element={<RolePage />} />
                      <Route path="groups" element={<GroupsPage />} />
                      <Route path="companies" element={<CompaniesPage />} />
                    </>
                  )}
                  <Route path="officers" element={<OfficersPage />} />
                  <Route path="desk" element={<DeskPage />} />
                  <Route path="desk/:id" element={<SupportRequestPage />} />
                  <Route path="trail" element={<TrailPage />} />
                  <Route path="passkeys-and-tokens" element={<OwnPage />} />
                  <Route path="*" element={<Nowhere />} />
                </Routes>
              </Suspense>
            </Failing>
          </Shell>
        ) : (
          <Plain>
            <Failing>
              <Suspense fallback={waiting}>
                <Routes>
                  {membership.status === 'active' && <Route path="passkeys-and-tokens" element={<OwnPage />} />}
                  <Route path="*" element={<MinePage />} />
                </Routes>
              </Suspense>
            </Failing>
          </Plain>
        )}
      </DraftProvider>
    </HereContext>
  );
};

const Home = ({ me }: { me: Me }) => {
  const usable = me.accounts.filter(({ status }) => status === 'active');
  const [only] = usable;
  return usable.length === 1 && only !== undefined ? (
    <Navigate to={`/accounts/${encodeURIComponent(only.slug)}`} replace />
  ) : (
    <Plain>
      <Suspense fallback={waiting}>
        <AccountsPage />
      </Suspense>
    </Plain>
  );
};

/** Every place of the console. */
export const App = () => {
  useComingBack();
  return (
    <Session>
      {(me) => (
        <Routes>
          <Route path="/" element={<Home me={me} />} />
          <Route
            path="/apply"
            element={
              <Plain>
                <Failing>
                  <Suspense fallback={waiting}>
                    <ApplicationPage />
                  </Suspense>
                </Failing>
              </Plain>
            }
          />
          <Route path="/accounts/:account/*" element={<InAccount me={me} />} />
          <Route
            path="*"
            element={
              <Plain>
                <Nowhere />
              </Plain>
            }
          />
        </Routes>
      )}
    </Session>
  );
};
