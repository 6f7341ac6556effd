"""Evidently's page about two tables, written to the file that the third argument names."""

import sys

import pandas as pd
from evidently import Report
from evidently.presets import DataDriftPreset

reference, current, target = sys.argv[1:]
Report([DataDriftPreset()]).run(pd.read_csv(current), pd.read_csv(reference)).save_html(target)
