export declare function withLock<T>(
  directory: string,
  work: () => T | Promise<T>,
  onWait?: () => void,
): Promise<T>
