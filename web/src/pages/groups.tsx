import { PageHead } from '../parts/states';

export const GroupsPage = () => <PageHead title="GroupsPage" />;
