/** Lets the page be installed and begin without a network. A browser that won't have workers shows the page all the same. */
export async function keepShell({ worker, scope }: { worker: string; scope: string }): Promise<void> {
  await navigator.serviceWorker?.register(worker, { scope }).catch(() => undefined);
}
