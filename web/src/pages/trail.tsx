import { PageHead } from '../parts/states';

export const TrailPage = () => <PageHead title="TrailPage" />;
