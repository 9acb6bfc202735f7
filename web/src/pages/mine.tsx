import { PageHead } from '../parts/states';

export const MinePage = () => <PageHead title="MinePage" />;
