// The providers as the page shows them, in the order of the package's registry. A module in providers/, with the provider's word as its
// name, has what the page knows of it; a provider without one is shown by its word.

export interface ProviderPage {
  /** Short, for columns and cells. */
  title: string;
  name: string;
  /** A command that writes a dump. */
  command: string;
}

const modules = import.meta.glob<ProviderPage>("./providers/*.ts", { eager: true, import: "default" });

export const PROVIDERS = new Map(Object.entries(modules).map(([path, page]) => [/([a-z]+)\.ts$/.exec(path)![1]!, page]));

export const providerTitle = (provider: string): string => PROVIDERS.get(provider)?.title ?? provider;
export const providerName = (provider: string): string => PROVIDERS.get(provider)?.name ?? provider;
