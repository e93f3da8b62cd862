const MOST = 64;

/** Whether a till may call a sale so; it needn't call it anything. */
export const isSaleName = (name: string | null | undefined): boolean =>
  name == null || (name.trim() !== '' && name.length <= MOST);
