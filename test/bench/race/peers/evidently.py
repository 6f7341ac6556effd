from evidently import Report
from evidently.presets import DataDriftPreset

from tables import read_sides

reference, current = read_sides()
print(Report([DataDriftPreset()]).run(current, reference).json())
