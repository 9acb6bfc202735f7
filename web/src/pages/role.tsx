import { PageHead } from '../parts/states';

export const RolePage = () => <PageHead title="RolePage" />;
