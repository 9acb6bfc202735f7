export declare function checkNode(version: string): void;
export declare function isInstalled(root: string): boolean;
