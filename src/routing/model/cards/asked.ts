/** Who is asked, or has it: one rep, or several at once of whom the first to claim gets it. */
export type Asked = string | readonly string[];
