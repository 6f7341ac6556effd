import json

import pandas as pd
from alibi_detect.cd import TabularDrift

from tables import category_columns, read_sides

reference, current = read_sides()
names = list(reference.columns)
# It takes arrays of numbers: categories are numbered first, over both sides.
numbered = {}
for name in category_columns(reference):
    codes, labels = pd.factorize(pd.concat([reference[name], current[name]], ignore_index=True))
    reference[name], current[name] = codes[: len(reference)], codes[len(reference) :]
    numbered[names.index(name)] = list(range(len(labels)))
detector = TabularDrift(reference.to_numpy(), categories_per_feature=numbered or None)
found = detector.predict(current.to_numpy(), drift_type="feature")["data"]
scores = zip(names, found["distance"], found["p_val"])
print(json.dumps({name: {"statistic": float(statistic), "p": float(p)} for name, statistic, p in scores}))
