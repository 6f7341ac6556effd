import json

from frouros.detectors.data_drift import ChiSquareTest, KSTest

from tables import category_columns, number_columns, read_sides

reference, current = read_sides()
found = {}
for test, columns in ((KSTest, number_columns(reference)), (ChiSquareTest, category_columns(reference))):
    for name in columns:
        detector = test()
        detector.fit(X=reference[name].to_numpy())
        result, _ = detector.compare(X=current[name].to_numpy())
        found[name] = {"statistic": float(result.statistic), "p": float(result.p_value)}
print(json.dumps(found))
