import { Component, type ReactNode } from 'react';
import { Refusal } from '../parts/states';

interface State {
  readonly error: unknown;
}

/** A page that fails says so, and the rest goes on. */
export class Failing extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : <Refusal error={error} retry={() => window.location.reload()} />;
  }
}
