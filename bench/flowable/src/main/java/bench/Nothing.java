package bench;

import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;

/** What is done once both have approved. */
public final class Nothing implements JavaDelegate {
  @Override
  public void execute(DelegateExecution execution) {}
}
