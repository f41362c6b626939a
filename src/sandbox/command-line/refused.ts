/** A refusal in words, for whoever typed the line. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
