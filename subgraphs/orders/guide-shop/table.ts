import { openStatesOf, type Row } from '../rules/transitions.ts';

export type AppointmentState = 'BOOKED' | 'UNDER_WAY' | 'COMPLETED' | 'CANCELLED' | 'NO_SHOW';
export type AppointmentStep =
  | 'rescheduleAppointment'
  | 'cancelAppointment'
  | 'beginAppointment'
  | 'markAppointmentNoShow'
  | 'noteAppointment'
  | 'orderFromAppointment'
  | 'completeAppointment'
  | 'lapse';
export type AppointmentActor = 'CUSTOMER' | 'ASSOCIATE' | 'SYSTEM';

const ASSOCIATE = ['ASSOCIATE'] as const;
const BOTH = ['CUSTOMER', 'ASSOCIATE'] as const;
const SYSTEM = ['SYSTEM'] as const;

/** The whole journey of an appointment. What isn't here is refused. */
export const APPOINTMENT_TABLE: readonly Row<AppointmentState, AppointmentStep, AppointmentActor>[] = [
  { from: 'BOOKED', step: 'rescheduleAppointment', to: 'BOOKED', by: BOTH },
  { from: 'BOOKED', step: 'cancelAppointment', to: 'CANCELLED', by: BOTH },
  { from: 'BOOKED', step: 'beginAppointment', to: 'UNDER_WAY', by: ASSOCIATE },
  { from: 'BOOKED', step: 'markAppointmentNoShow', to: 'NO_SHOW', by: ASSOCIATE },
  { from: 'BOOKED', step: 'lapse', to: 'NO_SHOW', by: SYSTEM },

  { from: 'UNDER_WAY', step: 'beginAppointment', to: 'UNDER_WAY', by: ASSOCIATE },
  { from: 'UNDER_WAY', step: 'noteAppointment', to: 'UNDER_WAY', by: ASSOCIATE },
  { from: 'UNDER_WAY', step: 'orderFromAppointment', to: 'UNDER_WAY', by: ASSOCIATE },
  { from: 'UNDER_WAY', step: 'completeAppointment', to: 'COMPLETED', by: ASSOCIATE },
  { from: 'UNDER_WAY', step: 'lapse', to: 'COMPLETED', by: SYSTEM },
];

const OPEN = openStatesOf(APPOINTMENT_TABLE);

/** Open appointments take a place in their slot. */
export const isOpenAppointment = (state: AppointmentState): boolean => OPEN.includes(state);
