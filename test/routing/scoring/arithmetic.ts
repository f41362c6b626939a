/** Works a formula out as it is written by hand: numbers, + − × / ^, `ln` and brackets. */
export function workOut(formula: string): number {
  const tokens = formula.match(/\d+(?:\.\d+)?|ln|[-+−×/^()]/g) ?? [];
  let next = 0;
  const take = (...wanted: string[]) =>
    wanted.includes(tokens[next] ?? '') ? tokens[next++] : undefined;

  function atom(): number {
    if (take('ln')) return Math.log(atom());
    if (take('(')) {
      const inside = sum();
      if (!take(')')) throw new Error(`a bracket stays open in ${formula}`);
      return inside;
    }
    return Number(tokens[next++]);
  }
  const power = (): number => {
    const base = atom();
    return take('^') ? base ** power() : base;
  };
  function product(): number {
    let value = power();
    for (let sign = take('×', '/'); sign; sign = take('×', '/')) {
      value = sign === '×' ? value * power() : value / power();
    }
    return value;
  }
  function sum(): number {
    let value = product();
    for (let sign = take('+', '−', '-'); sign; sign = take('+', '−', '-')) {
      value = sign === '+' ? value + product() : value - product();
    }
    return value;
  }

  const value = sum();
  if (next < tokens.length) throw new Error(`${tokens[next]} is too much in ${formula}`);
  return value;
}
