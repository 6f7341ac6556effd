from deepchecks.tabular import Dataset
from deepchecks.tabular.checks import FeatureDrift

from tables import category_columns, read_sides

reference, current = (Dataset(table, cat_features=category_columns(table)) for table in read_sides())
print(FeatureDrift().run(reference, current, with_display=False).to_json(with_display=False))
