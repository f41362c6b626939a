declare module 'email-providers' {
  const domains: string[];
  export default domains;
}

declare module 'disposable-email-domains/index.js' {
  const domains: string[];
  export default domains;
}

declare module 'disposable-email-domains/wildcard.js' {
  const domains: string[];
  export default domains;
}
