/** The least-squares parabola through points, by polynomials that are orthogonal over them (Forsythe 1957). */
export function fitParabola(x: readonly number[], y: readonly number[]): (at: number) => number {
  const mean = sumOf(x, (value) => value) / x.length;
  const line = (at: number) => at - mean;
  const squares = sumOf(x, (value) => line(value) ** 2);
  const slope = sumOf(x, (value) => value * line(value) ** 2) / squares;
  const parabola = (at: number) => (at - slope) * line(at) - squares / x.length;
  const parts = [() => 1, line, parabola].map((polynomial) => {
    const weight =
      sumOf(x, (value, index) => polynomial(value) * (y[index] as number)) /
      sumOf(x, (value) => polynomial(value) ** 2);
    return (at: number) => weight * polynomial(at);
  });
  return (at) => parts.reduce((sum, part) => sum + part(at), 0);
}

function sumOf(values: readonly number[], term: (value: number, index: number) => number): number {
  return values.reduce((sum, value, index) => sum + term(value, index), 0);
}
