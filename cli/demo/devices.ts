import type { StoreDeviceKind } from '#shared/devices.ts';

type DemoDevice = {
  /** Of the persona, by which `patron token` knows it. */
  persona: string;
  title: string;
  id: string;
  storeId: string;
  kind: StoreDeviceKind;
};

const AMSTERDAM = 'sto_amsterdam';

/** What stands in the demo's store, each with a persona of its own. */
export const DEVICES: readonly DemoDevice[] = [
  {
    persona: 'player',
    title: 'the music player in Amsterdam',
    id: 'dev_player_amsterdam',
    storeId: AMSTERDAM,
    kind: 'PLAYER',
  },
  {
    persona: 'entry-gate',
    title: 'the entry gate in Amsterdam',
    id: 'dev_entry_amsterdam',
    storeId: AMSTERDAM,
    kind: 'ENTRY_GATE',
  },
  {
    persona: 'exit-gate',
    title: 'the exit gate in Amsterdam',
    id: 'dev_exit_amsterdam',
    storeId: AMSTERDAM,
    kind: 'EXIT_GATE',
  },
  {
    persona: 'sensor',
    title: 'the sensors over the shelves in Amsterdam',
    id: 'dev_sensor_amsterdam',
    storeId: AMSTERDAM,
    kind: 'SENSOR',
  },
  {
    persona: 'self-checkout',
    title: 'the self-checkout machine in Amsterdam',
    id: 'dev_checkout_amsterdam',
    storeId: AMSTERDAM,
    kind: 'SELF_CHECKOUT',
  },
  {
    persona: 'return-bar',
    title: 'the terminal of a return bar in Amsterdam',
    id: 'dev_bar_amsterdam',
    storeId: 'bar_amsterdam',
    kind: 'RETURN_BAR',
  },
];

/** As the OAuth server knows them in the demo. */
export const devicePersonas = DEVICES.map(({ persona, title, id, storeId, kind }) => ({
  id: persona,
  title,
  kind: 'device' as const,
  deviceId: id,
  storeId,
  deviceKind: kind.toLowerCase(),
}));
