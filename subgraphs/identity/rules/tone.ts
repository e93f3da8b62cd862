/** How formally a customer is spoken to, e.g. with *Sie* or *du*. */
export type FormOfAddress = 'FORMAL' | 'INFORMAL';

/** The manner in which a customer likes to be written to. */
export type ToneOfVoice = 'FACTUAL' | 'WARM' | 'PLAYFUL' | 'BRIEF';

/** How to address a customer; at least one of them. */
export type Tone = { formOfAddress?: FormOfAddress; voice?: ToneOfVoice };
