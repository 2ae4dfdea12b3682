/** The listeners of each topic. */
export interface Topics {
  on(topic: string, heard: () => void): () => void;
  tell(topic: string): void;
  tellAll(): void;
}

export function createTopics(): Topics {
  const listeners = new Map<string, Set<() => void>>();
  const tell = (topic: string) => {
    for (const heard of [...(listeners.get(topic) ?? [])]) heard();
  };
  return {
    on(topic, heard) {
      const all = listeners.get(topic) ?? new Set();
      listeners.set(topic, all.add(heard));
      return () => {
        all.delete(heard);
        if (all.size === 0 && listeners.get(topic) === all) listeners.delete(topic);
      };
    },
    tell,
    tellAll() {
      for (const topic of [...listeners.keys()]) tell(topic);
    },
  };
}
