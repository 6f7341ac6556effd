import nannyml

from tables import read_sides

reference, current = read_sides()
calculator = nannyml.UnivariateDriftCalculator(column_names=list(reference.columns), chunk_number=1)
found = calculator.fit(reference).calculate(current).to_df(multilevel=False)
print(found.to_json(orient="records", date_format="iso"))
