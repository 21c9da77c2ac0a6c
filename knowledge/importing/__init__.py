"""From a file to a draft in three steps that can each be tested alone: reading, repairs, mapping."""
