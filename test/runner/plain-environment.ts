const processConsole = console;

/** A Jest environment that is the process itself: `plain-runtime.ts`. */
class PlainEnvironment {
  // Jest sets what is its own here, and not on the global object of a process that has more files to run.
  readonly global = Object.create(globalThis, { process: { value: undefined } }) as typeof globalThis;

  setup(): void {
    globalThis.console = this.global.console;
  }

  teardown(): void {
    globalThis.console = processConsole;
  }

  /** There is no context of its own. */
  getVmContext(): null {
    return null;
  }
}

// Jest asks for a default export.
export { PlainEnvironment as default };
