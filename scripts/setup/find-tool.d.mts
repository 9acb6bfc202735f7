export type Tool = {
  title: string;
  version: string;
  command: string;
  entry: string;
  setting: string;
  hint: string;
  versionOnPath?: RegExp;
  platforms: Record<string, { binary: string } | undefined>;
};
export type Source = { from: string; fetch: (dir: string) => Promise<string> };
export type Look = {
  env: Record<string, string | undefined>;
  toolsDir: string;
  known: { verified?: Record<string, object> };
  say: (line: string) => void;
  platform: string;
};
export declare function findTool(tool: Tool, sources: Source[], look: Look): Promise<string>;
