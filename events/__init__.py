"""Programme, registration and the day itself; stands on `knowledge` and never the other way round."""
