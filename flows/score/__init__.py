"""A release against gold annotations, field by field: the measure of the dataset contract."""
