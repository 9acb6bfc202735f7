package bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;

/**
 * Plays the process against an engine in this program. Reads lines "COUNT CONCURRENCY"; answers each with a line of JSON:
 * the seconds that it took, and for each flow the milliseconds from the last approval's sending to the end.
 */
public final class Flows {
  /** As many as the service has for its accounts. */
  private static final int CONNECTIONS = 20;

  private static final double NANOS_PER_MS = 1e6;

  private final ProcessEngine engine;

  private Flows(ProcessEngine engine) {
    this.engine = engine;
  }

  public static void main(String[] args) throws Exception {
    ProcessEngineConfiguration configuration =
        ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
            .setJdbcUrl(System.getenv("FLOWABLE_JDBC_URL"))
            .setJdbcUsername(System.getenv("FLOWABLE_JDBC_USER"))
            .setJdbcPassword(System.getenv("FLOWABLE_JDBC_PASSWORD"))
            .setJdbcDriver("org.postgresql.Driver")
            .setJdbcMaxActiveConnections(CONNECTIONS)
            .setJdbcMaxIdleConnections(CONNECTIONS)
            .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    // The usual one takes a second connection now and then, which nobody gets while all wait for one.
    configuration.setIdGenerator(new StrongUuidGenerator());
    ProcessEngine engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addClasspathResource("change.bpmn20.xml").deploy();
    Flows flows = new Flows(engine);
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] asked = line.trim().split(" ");
      System.out.println(flows.play(Integer.parseInt(asked[0]), Integer.parseInt(asked[1])));
    }
    engine.close();
  }

  private String play(int count, int concurrency) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    try {
      long began = System.nanoTime();
      List<Future<Double>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        running.add(threads.submit(this::flow));
      }
      List<Double> waits = new ArrayList<>();
      for (Future<Double> each : running) {
        waits.add(each.get());
      }
      double seconds = (System.nanoTime() - began) / NANOS_PER_MS / 1000;
      String all = waits.stream().map(ms -> String.format(Locale.ROOT, "%.3f", ms)).collect(Collectors.joining(","));
      return String.format(Locale.ROOT, "{\"count\":%d,\"seconds\":%.6f,\"waits\":[%s]}", count, seconds, all);
    } finally {
      threads.shutdown();
    }
  }

  /** One flow; answers the milliseconds from the last approval's sending to the end, which comes with its answer. */
  private double flow() {
    String id = engine.getRuntimeService().startProcessInstanceByKey("change").getId();
    complete(id);
    long decided = System.nanoTime();
    complete(id);
    return (System.nanoTime() - decided) / NANOS_PER_MS;
  }

  private void complete(String processInstanceId) {
    String task =
        engine.getTaskService().createTaskQuery().processInstanceId(processInstanceId).singleResult().getId();
    engine.getTaskService().complete(task);
  }
}
