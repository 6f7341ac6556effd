import json

import pandas as pd
from scipy.stats import chi2_contingency, ks_2samp

from tables import category_columns, number_columns, read_sides

reference, current = read_sides()
found = {}
for name in number_columns(reference):
    result = ks_2samp(reference[name].dropna(), current[name].dropna())
    found[name] = {"statistic": float(result.statistic), "p": float(result.pvalue)}
for name in category_columns(reference):
    counts = pd.concat([reference[name].value_counts(), current[name].value_counts()], axis=1).fillna(0)
    result = chi2_contingency(counts.to_numpy().T, correction=False)
    found[name] = {"statistic": float(result.statistic), "p": float(result.pvalue)}
print(json.dumps(found))
