import json

import whylogs
from whylogs.viz.drift.column_drift_algorithms import calculate_drift_scores

from tables import read_sides

reference, current = (whylogs.log(table).view() for table in read_sides())
print(json.dumps(calculate_drift_scores(current, reference, with_thresholds=True)))
