import { rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../open.ts';

/** A playlist goes with the customer; connected apps are told on their own. */
export const playlistRights = rightsOverCollections<Data>(({ dependencies }) => dependencies.db, {
  playlists: '_id',
  playlistTracks: 'customerId',
});
